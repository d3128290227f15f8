import { Actor, type Grant } from '#libs/kernel';
import { reachOf } from './reach.js';

const grant = (role: Grant['role'], companyId: number | null): Grant => ({
  id: 1,
  role,
  companyId,
});
const user = (...grants: Grant[]): Actor => new Actor({ userId: 1, grants });

describe('the companies whose rows somebody sees', () => {
  it.each`
    actor                                                                                  | reach       | who
    ${user(grant('manager', 3))}                                                           | ${'{3}'}    | ${'a manager'}
    ${user(grant('steward', 3), grant('manager', 3))}                                      | ${'{3}'}    | ${'a steward who manages'}
    ${user(grant('owner', 3), grant('steward', 14))}                                       | ${'{3,14}'} | ${'an owner who is steward elsewhere'}
    ${user()}                                                                              | ${'{}'}     | ${'a user without roles'}
    ${user(grant('administrator', null))}                                                  | ${'all'}    | ${'an administrator'}
    ${user(grant('administrator', null), grant('manager', 3))}                             | ${'all'}    | ${'an administrator who manages'}
    ${new Actor({ userId: 1, withheldGrants: [grant('owner', 3)] })}                       | ${'{3}'}    | ${'an owner who has yet to set up a second factor'}
    ${new Actor({ userId: 1, withheldGrants: [grant('administrator', null)] })}            | ${'{}'}     | ${'an administrator who has yet to'}
    ${new Actor({ userId: 1, contactCompanyIds: [14, 3] })}                                | ${'{3,14}'} | ${'a worker of two companies'}
    ${new Actor({ userId: 1, contactCompanyIds: [3, 14], grants: [grant('steward', 3)] })} | ${'{3,14}'} | ${'a worker who is steward'}
    ${Actor.withCapability('short-token')}                                                 | ${'all'}    | ${'who holds a link'}
    ${new Actor({})}                                                                       | ${'all'}    | ${'nobody'}
    ${Actor.system()}                                                                      | ${'all'}    | ${'the system'}
  `('$who: $reach', ({ actor, reach }: { actor: Actor; reach: string }) => {
    expect(reachOf({ actor })).toBe(reach);
  });

  it('all, where a route is open to anyone: somebody of one company opens links of others', () => {
    expect(reachOf({ actor: user(grant('manager', 3)), opensLink: true })).toBe('all');
  });
});
