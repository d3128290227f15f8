/** The full name of a user, else the user name; for the alias given. */
export const nameOf = (alias: string): string =>
  `coalesce(nullif(trim(concat(${alias}.first_name, ' ', ${alias}.last_name)), ''), ${alias}.username)`;

/** `actor` and `impersonator` of the rows of `entry`, by name. */
export const NAMES_OF_ACTORS = `
  (select ${nameOf('u')} from users u where u.id = entry.user_id) as actor,
  (select ${nameOf('u')} from users u where u.id = entry.impersonator_id) as impersonator`;
