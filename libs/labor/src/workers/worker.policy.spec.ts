import { Actor, NotFound } from '#libs/kernel';
import { assertContactsReached } from './worker.policy.js';

const OURS = 1;
const THEIRS = 2;

function holderOf(
  role: 'manager' | 'steward' | 'owner' | 'administrator',
  companyId: number | null,
): Actor {
  return new Actor({ userId: 5, grants: [{ id: 9, role, companyId }] });
}

describe('who reaches the contacts of a company', () => {
  it.each`
    who                 | actor                                               | reaches  | because
    ${'a manager'}      | ${holderOf('manager', OURS)}                        | ${true}  | ${'contacts are their work'}
    ${'a manager'}      | ${holderOf('manager', THEIRS)}                      | ${false} | ${'they manage another company'}
    ${'administrators'} | ${holderOf('administrator', null)}                  | ${true}  | ${'they act for every company'}
    ${'a steward'}      | ${holderOf('steward', OURS)}                        | ${false} | ${'they meet workers on their calls only'}
    ${'an owner'}       | ${holderOf('owner', OURS)}                          | ${false} | ${'owning does not include managing'}
    ${'a worker'}       | ${new Actor({ userId: 5, contactCompanyIds: [1] })} | ${false} | ${'numbers and notes of others are not theirs'}
    ${'a visitor'}      | ${Actor.withCapability('public')}                   | ${false} | ${'a link opens one thing only'}
    ${'the system'}     | ${Actor.system()}                                   | ${true}  | ${'tasks and seeds act for every company'}
  `('$who: $reaches, because $because', ({ actor, reaches }) => {
    const asking = (): void => assertContactsReached(actor, OURS);
    if (reaches) expect(asking).not.toThrow();
    else expect(asking).toThrow(NotFound);
  });
});
