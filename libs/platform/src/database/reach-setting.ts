/** Sets whose rows the statements of this transaction see, until it ends. Row security compares them (decision 54). */
export const SET_REACH = `select set_config('callmanager.companies', $1, true)`;

/** Sees the rows of all companies. */
export const ALL_COMPANIES = 'all';

/** Sees the rows of none: what connections of the application say until their statements say more. */
export const NO_COMPANIES = '{}';

const REACH = /^(all|\{(\d+(,\d+)*)?\})$/;

/**
 * A statement that begins a transaction, and what the transaction sees; together they take PostgreSQL less time than one
 * after the other.
 *
 * @param reach `all` or ids, as in `{1,2}`; null: nothing is said
 */
export function beginSaying(begin: string, reach: string | null): string {
  if (reach === null) return begin;
  if (!REACH.test(reach)) throw new Error(`"${reach}" are no companies.`);
  return `${begin}; set local callmanager.companies to '${reach}'`;
}
