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

/** Actions of managers that administrators may perform in every company. */
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
  'pay.read',
  'pay.readOwn',
  'pay.edit',
  'steward.invite',
  'timeSheet.approve',
] as const;

/** Actions of stewards only, not of higher roles. */
const steward = [...stewardOrHigher, 'event.listOwn'] as const;
const manager = [
  ...managerOrAdministrator,
  'audit.read',
  'notification.read',
  'report.read',
] as const;
/** Without the manager's actions: who registers as an owner gets both roles. */
const ownerOrAdministrator = [
  'audit.read',
  'company.settings',
  'manager.invite',
  'pay.read',
  'pay.readOwn',
  'pay.edit',
  'report.read',
  'role.end',
  'role.list',
] as const;
const owner = [...ownerOrAdministrator, 'billing.manage'] as const;
/** Only managers have a feed, only owners pay. */
const administrator = [
  ...managerOrAdministrator,
  ...ownerOrAdministrator,
  'billing.administer',
  'owner.invite',
  'company.list',
  'system.read',
  'user.end',
  'user.impersonate',
  'person.erase',
  'person.export',
  'user.list',
] as const;
const worker = ['request.answer', 'pay.readOwn'] as const;
/** Actions of every signed-in user, with or without a role. */
const anyUser = ['self.read'] as const;

/**
 * Which role may perform which action. Policies then decide which rows an actor reaches: a steward
 * may edit calls, but reaches only those of their events.
 */
const GRANTS = { worker, steward: steward, manager, owner, administrator } satisfies Record<
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

/**
 * Checked before any look-up. A role in any company is enough here; policies narrow it to the
 * company.
 */
export function hasPermission(actor: Actor, action: Action): boolean {
  if (actor.userId === null) return false;
  if ((anyUser as readonly Action[]).includes(action)) return true;
  const may = ROLES_BY_ACTION.get(action);
  return may !== undefined && [...actor.roles].some((role) => may.has(role));
}
