import { Actor, type Grant, type Role } from '#libs/kernel';
import { type Action, ACTIONS, hasPermission } from './grants.js';

const ROLES = ['worker', 'steward', 'manager', 'owner', 'administrator'] as const;

describe('the table of grants', () => {
  it('is this table, so that every change of access shows here', () => {
    expect('\n' + matrix()).toMatchInlineSnapshot(`
     "
                         | worker | steward | manager | owner | administrator
     archive.restore     |        |         | x       |       | x
     audit.read          |        |         | x       | x     | x
     billing.administer  |        |         |         |       | x
     billing.manage      |        |         |         | x     |
     callTime.delete     |        | x       | x       |       | x
     callTime.edit       |        | x       | x       |       | x
     company.list        |        |         |         |       | x
     company.settings    |        |         |         | x     | x
     event.assignSteward |        |         | x       |       | x
     event.create        |        |         | x       |       | x
     event.delete        |        |         | x       |       | x
     event.edit          |        |         | x       |       | x
     event.list          |        | x       | x       |       | x
     event.listOwn       |        | x       |         |       |
     event.read          |        | x       | x       |       | x
     labor.edit          |        | x       | x       |       | x
     labor.read          |        | x       | x       |       | x
     location.edit       |        |         | x       |       | x
     manager.invite      |        |         |         | x     | x
     notification.read   |        |         | x       |       |
     owner.invite        |        |         |         |       | x
     pay.edit            |        |         | x       | x     | x
     pay.read            |        |         | x       | x     | x
     pay.readOwn         | x      |         | x       | x     | x
     person.erase        |        |         |         |       | x
     person.export       |        |         |         |       | x
     report.read         |        |         | x       | x     | x
     request.answer      | x      |         |         |       |
     request.manage      |        | x       | x       |       | x
     request.sendOffers  |        | x       | x       |       | x
     role.end            |        |         |         | x     | x
     role.list           |        |         |         | x     | x
     scanner.use         |        | x       | x       |       | x
     self.read           | x      | x       | x       | x     | x
     skill.edit          |        |         | x       |       | x
     station.create      |        | x       | x       |       | x
     steward.invite      |        |         | x       |       | x
     system.read         |        |         |         |       | x
     timeSheet.approve   |        |         | x       |       | x
     timeSheet.read      |        | x       | x       |       | x
     timeSheet.record    |        | x       | x       |       | x
     user.end            |        |         |         |       | x
     user.impersonate    |        |         |         |       | x
     user.list           |        |         |         |       | x
     worker.edit         |        |         | x       |       | x
     worker.read         |        |         | x       |       | x"
    `);
  });

  it('counts the union of what somebody holds', () => {
    const both = new Actor({ userId: 1, grants: [aGrant('owner'), aGrant('manager', 2)] });
    expect([hasPermission(both, 'company.settings'), hasPermission(both, 'event.create')]).toEqual([
      true,
      true,
    ]);
  });

  it.each`
    actor                             | because
    ${new Actor({})}                  | ${'nobody signed in'}
    ${Actor.withCapability('public')} | ${'a link opens one thing, and the verb checks it'}
    ${Actor.system()}                 | ${'the system uses no routes'}
  `('nothing without a user, because $because', ({ actor }: { actor: Actor }) => {
    expect(ACTIONS.filter((action) => hasPermission(actor, action))).toEqual([]);
  });

  it('leaves a user without any role with what is their own', () => {
    expect(ACTIONS.filter((action) => hasPermission(new Actor({ userId: 1 }), action))).toEqual([
      'self.read',
    ]);
  });
});

function matrix(): string {
  const width = Math.max(...ACTIONS.map((action) => action.length));
  const line = (action: string, cells: readonly string[]) =>
    [action.padEnd(width), ...cells].join(' | ').trimEnd();
  const cells = (action: Action) =>
    ROLES.map((role) => (hasPermission(holderOf(role), action) ? 'x' : '').padEnd(role.length));
  return [
    line('', ROLES),
    ...[...ACTIONS].sort().map((action) => line(action, cells(action))),
  ].join('\n');
}

function holderOf(role: Role): Actor {
  return role === 'worker'
    ? new Actor({ userId: 1, contactCompanyIds: [3] })
    : new Actor({ userId: 1, grants: [aGrant(role)] });
}

function aGrant(role: Grant['role'], id = 1): Grant {
  return { id, role, companyId: role === 'administrator' ? null : 7 };
}
