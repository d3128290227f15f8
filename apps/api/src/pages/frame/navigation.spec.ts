import type { Actor } from '#libs/kernel';
import { isAmongOwnWork } from './navigation.js';

const both = { roles: new Set(['worker', 'manager']) } as unknown as Actor;

it.each`
  address                       | isOwn
  ${'/app/user-profile/'}       | ${true}
  ${'/app/user-profile'}        | ${true}
  ${'/app/user-profile?a=1'}    | ${true}
  ${'/app/user-profile/hours/'} | ${true}
  ${'/app/user-profiles/'}      | ${false}
  ${'/app/workers/'}            | ${false}
`('$address is among the own work of a manager who is a worker: $isOwn', ({ address, isOwn }) => {
  expect(isAmongOwnWork({ actor: both, address: address as string })).toBe(isOwn);
});
