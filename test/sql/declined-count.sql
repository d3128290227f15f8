-- GET /declined-count/ as manager

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

-- PendingAndDeclinedQueries.count · libs/labor/src/screens/pending-and-declined.queries.ts
select
  count(*)::int as count
from
  labor_requests r
  join labor_requirements q on q.id = r.labor_requirement_id
  join call_times ct on ct.id = q.call_time_id
  cross join lateral (
    select
      *
    from
      events
    where
      id = ct.event_id
    offset
      0
  ) e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  join jsonb_to_recordset($3::jsonb) as today (zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
where
  r.state in ('declined', 'canceled', 'no_show')
  and q.archived_at is null
  and ct.archived_at is null
  and e.archived_at is null
  and not e.canceled
  and ct.company_id = any (
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
  and ct.starts_at > $2::timestamptz - interval '3 days'
  and ct.date >= today.date;

-- TypeORM
commit work;
