import { DATABASE_VERSION_SQL } from '#libs/platform';

/**
 * The revision of all that a user may read, as text. Every commit that changes a row of one of their companies moves it, so two
 * equal readings saw the same rows (docs/decisions/0055): the sum of sums that only grow, in whatever order their
 * transactions end. Administrators, and whoever has no company, take the version of the database, which moves with any commit.
 *
 * @param user SQL of their id
 */
export const revisionOfUser = (user: string): string => `
  coalesce(
    case when not exists (select from role_grants g where g.user_id = ${user} and g.company_id is null) then (
      select 'c' || sum(rev.value) from company_revisions rev where rev.company_id = any(array(
        select g.company_id from role_grants g where g.user_id = ${user}
         union select w.company_id from workers w where w.user_id = ${user})))
    end,
    'd' || ${DATABASE_VERSION_SQL} || ' ' || pg_postmaster_start_time())`;
