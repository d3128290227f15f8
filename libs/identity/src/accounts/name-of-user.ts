/** Full name, else user name, of a row of `users`. @param alias of the table */
export const nameOfUser = (alias: string): string =>
  `coalesce(nullif(trim(concat(${alias}.first_name, ' ', ${alias}.last_name)), ''), ${alias}.username)`;

/** The same for the id in a column; null where the column is, or the account is gone. */
export const nameOfUserWithId = (column: string): string =>
  `(select ${nameOfUser('u')} from users u where u.id = ${column})`;
