import type { Actor, Role } from '#libs/kernel';

const stewardOrHigher = [
  'event.list',
  'event.read',
  'callTime.edit',
  'callTime.delete',
  'labor.read',
  'labor.edit',
  'request.manage',
  'request.sendOffers',
  'timeSheet.read',
  'timeSheet.record',
  'station.create',
  'scanner.use',
] as const;

/** Whatever a manager may do that an administrator may do too, in every company. */
const managerOrAdministrator = [
  ...stewardOrHigher,
  'event.create',
  'event.edit',
  'event.delete',
  'archive.restore',
  'event.assignSteward',
  'worker.read',
  'worker.edit',
  'skill.edit',
  'location.edit',
  'steward.invite',
] as const;

/** Of whoever is a steward somewhere, and of nobody for being more than that. */
const steward = [...stewardOrHigher, 'event.listOwn'] as const;
const manager = [...managerOrAdministrator, 'notification.read', 'report.read'] as const;
/** Does not include manager: who registers as an owner is granted both. */
const owner = [
  'company.settings',
  'manager.invite',
  'report.read',
  'role.end',
  'role.list',
] as const;
/** The managers' feed is for managers only. */
const administrator = [
  ...managerOrAdministrator,
  ...owner,
  'owner.invite',
  'user.end',
  'user.list',
] as const;
const worker = ['request.answer'] as const;
/** Of everybody who is signed in, with or without a role. */
const anyUser = ['self.read'] as const;

/**
 * Which role may try which action. Which rows an actor then reaches is the business of each module's policy: a steward,
 * say, may try to edit a call, and reaches those of the events they run.
 */
export const GRANTS = { worker, steward: steward, manager, owner, administrator } satisfies Record<
  Role,
  readonly string[]
>;

export type Action = (typeof GRANTS)[Role][number] | (typeof anyUser)[number];

export const ACTIONS: readonly Action[] = [
  ...new Set<Action>([...anyUser, ...worker, ...steward, ...manager, ...owner, ...administrator]),
];

const ROLES_BY_ACTION = new Map<Action, ReadonlySet<Role>>(
  ACTIONS.map((action) => [
    action,
    new Set(
      (Object.keys(GRANTS) as Role[]).filter((role) =>
        (GRANTS[role] as readonly Action[]).includes(action),
      ),
    ),
  ]),
);

/** Asked before anything is looked up. A role in any company is enough here; policies narrow it to that company. */
export function hasPermission(actor: Actor, action: Action): boolean {
  if (actor.userId === null) return false;
  if ((anyUser as readonly Action[]).includes(action)) return true;
  const may = ROLES_BY_ACTION.get(action);
  return may !== undefined && [...actor.roles].some((role) => may.has(role));
}
