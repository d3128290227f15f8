import type { Actor, Role } from '#libs/kernel';

const steward = [
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
const managing = [
  ...steward,
  'event.create',
  'event.edit',
  'event.delete',
  'event.assignSteward',
  'worker.read',
  'worker.edit',
  'skill.edit',
  'location.edit',
  'steward.invite',
] as const;

/** Of whoever is a steward somewhere, and of nobody for being more than that. */
const running = [...steward, 'event.listOwn'] as const;
const manager = [...managing, 'notification.read', 'report.read'] as const;
/** Does not include manager: who registers as an owner is granted both. */
const owner = ['company.settings', 'manager.invite', 'report.read'] as const;
/** The managers' feed is for managers only. */
const administrator = [...managing, ...owner, 'owner.invite'] as const;
const worker = ['request.answer'] as const;
/** Of everybody who is signed in, with or without a role. */
const anyUser = ['self.read'] as const;

/**
 * Which role may try which action. Which rows an actor then reaches is the business of each module's policy: a steward,
 * say, may try to edit a call, and reaches those of the events they run.
 */
export const GRANTS = { worker, steward: running, manager, owner, administrator } satisfies Record<
  Role,
  readonly string[]
>;

export type Action = (typeof GRANTS)[Role][number] | (typeof anyUser)[number];

export const ACTIONS: readonly Action[] = [
  ...new Set<Action>([...anyUser, ...worker, ...running, ...manager, ...owner, ...administrator]),
];

const ROLES_THAT_MAY = new Map<Action, ReadonlySet<Role>>(
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
export function mayTry(actor: Actor, action: Action): boolean {
  if (actor.userId === null) return false;
  if ((anyUser as readonly Action[]).includes(action)) return true;
  const may = ROLES_THAT_MAY.get(action);
  return may !== undefined && [...actor.roles].some((role) => may.has(role));
}
