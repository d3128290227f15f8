-- GET /upcoming-event-count/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- TodayQueries.datesByZoneUnchecked · libs/company/src/today.queries.ts
select
  time_zone as zone
from
  companies
where
  $1::bigint[] is null
  or id = any ($1)
union
select
  time_zone
from
  location_profiles
where
  time_zone is not null
  and (
    $1::bigint[] is null
    or company_id = any ($1)
  );

-- UpcomingEventCountQueries.count · libs/event/src/upcoming-event-count.queries.ts
select
  count(*)::int as count
from
  events e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  join jsonb_to_recordset($4::jsonb) as today (zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
where
  (
    $1
    or e.company_id = any ($2)
    or e.steward_id = any ($3)
  )
  and e.archived_at is null
  and coalesce(e.end_date, e.start_date) >= today.date;
