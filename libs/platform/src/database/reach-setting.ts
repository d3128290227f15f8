/** Sets whose rows the statements of this transaction see, until it ends; returns no row. Row security compares them (decision 54). */
export const SET_REACH = `select from set_config('callmanager.companies', $1, true) as said where said is null`;

/** Sees the rows of all companies. */
export const ALL_COMPANIES = 'all';

/** Sees the rows of none: what connections of the application say until their statements say more. */
export const NO_COMPANIES = '{}';
