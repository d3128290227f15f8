-- GET /upcoming-event-count/ as manager

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

-- TodayQueries.datesByZoneUnchecked · libs/company/src/today.queries.ts
select
  time_zone as zone
from
  companies
where
  id = any (
    coalesce(
      $1::bigint[],
      array(
        select
          id
        from
          companies
      )
    )
  )
union
select
  time_zone
from
  location_profiles
where
  time_zone is not null
  and company_id = any (
    coalesce(
      $1::bigint[],
      array(
        select
          id
        from
          companies
      )
    )
  );

-- UpcomingEventCountQueries.count · libs/event/src/upcoming-event-count.queries.ts
select
  count(*)::int as count
from
  events e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  join jsonb_to_recordset($3::jsonb) as today (zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
where
  (
    e.company_id = any (
      coalesce(
        $1::bigint[],
        array(
          select
            id
          from
            companies
        )
      )
    )
    or e.steward_id = any ($2)
  )
  and e.archived_at is null
  and coalesce(e.end_date, e.start_date) >= today.date;

-- TypeORM
commit work;
