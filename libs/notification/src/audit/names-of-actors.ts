import { nameOfUserWithId } from '#libs/identity';

/** `actor` and `impersonator` of the rows of `entry`, by name. */
export const NAMES_OF_ACTORS = `
  ${nameOfUserWithId('entry.user_id')} as actor,
  ${nameOfUserWithId('entry.impersonator_id')} as impersonator`;
