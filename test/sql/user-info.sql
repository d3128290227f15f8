-- GET /user/info/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- TypeORM
start transaction isolation level repeatable read read only;

-- RevisionQueries.ofActor · libs/identity/src/sign-in/revision.queries.ts
select
  coalesce(
    case
      when not exists (
        select
        from
          role_grants g
        where
          g.user_id = $1::bigint
          and g.company_id is null
      ) then (
        select
          'c' || sum(rev.value)
        from
          company_revisions rev
        where
          rev.company_id = any (
            array(
              select
                g.company_id
              from
                role_grants g
              where
                g.user_id = $1::bigint
              union
              select
                w.company_id
              from
                workers w
              where
                w.user_id = $1::bigint
            )
          )
      )
    end,
    'd' || (
      select
        pg_snapshot_xmax(s)::text::bigint - (
          select
            count(*)
          from
            pg_snapshot_xip(s)
        )
      from
        pg_current_snapshot() s
    ) || ' ' || pg_postmaster_start_time()
  ) as revision;

-- UserProfileQueries.own · libs/identity/src/accounts/user-profile.queries.ts
select
  slug
from
  user_profiles
where
  user_id = $1;

-- TypeORM
commit;
