import { DATABASE_VERSION_SQL } from '#libs/platform';

/** Of companies, in contrast to the version of one server's database. */
const OF_COMPANIES = 'c';

/**
 * Whether the revision stands for rows of companies: two servers that follow one another have the same one only with the same rows
 * (docs/decisions/0063). That of an administrator says how many transactions a server has seen.
 */
export function isComparableBetweenServers(revision: string): boolean {
  return revision.startsWith(OF_COMPANIES);
}

/**
 * The sum of the revisions of a user's companies, as text: every commit that changes one of their rows moves it, and equal
 * readings saw the same rows (docs/decisions/0055). Administrators and users without a company get the database's version.
 *
 * @param user SQL of their id
 */
export const revisionOfUser = (user: string): string => `
  coalesce(
    case when not exists (select from role_grants g where g.user_id = ${user} and g.company_id is null) then (
      select '${OF_COMPANIES}' || sum(rev.value) from company_revisions rev where rev.company_id = any(array(
        select g.company_id from role_grants g where g.user_id = ${user}
         union select w.company_id from workers w where w.user_id = ${user})))
    end,
    'd' || ${DATABASE_VERSION_SQL} || ' ' || pg_postmaster_start_time())`;
