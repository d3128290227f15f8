-- GET /call/confirm-time-change/{token}/ as nobody

-- TimeChangeQueries.openQuestion · libs/labor/src/time-changes/time-change.queries.ts
select
  r.id as request_id,
  r.token_short,
  c.id as company_id,
  e.slug as event_slug,
  e.event_name,
  ct.name as call_name,
  tc.previous_date,
  tc.previous_time,
  ct.date,
  ct.time,
  coalesce(l.time_zone, c.time_zone) as time_zone,
  w.language
from
  labor_requests r
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  join time_changes tc on tc.labor_request_id = r.id
where
  tc.token = $1
  and tc.answered_at is null
  and tc.expires_at > $2
  and q.archived_at is null
  and ct.archived_at is null
  and e.archived_at is null;

-- CallConflictQueries.readUnchecked · libs/labor/src/requests/call-conflict.queries.ts
-- null: responded_at, confirmed_at, restricted_since
with
  mine as materialized (
    select
      r.id,
      w.phone_number,
      w.company_id,
      ct.id as call_time_id,
      ct.name,
      ct.starts_at,
      coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes) as planned_minutes,
      c.rest_minutes
    from
      labor_requests r
      join workers w on w.id = r.worker_id
      join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
      join companies c on c.id = e.company_id
      left join location_profiles l on l.id = e.location_profile_id
    where
      r.id = any ($1)
  )
select
  mine.id as about_id,
  mine.name as about_name,
  mine.call_time_id as about_call_time_id,
  mine.starts_at as about_starts_at,
  mine.planned_minutes as about_planned_minutes,
  mine.rest_minutes,
  found.*
from
  mine
  cross join lateral (
    select
      r.id,
      r.token_short,
      r.state,
      r.reserved,
      r.cancel_counted,
      r.sent_at,
      r.responded_at,
      r.confirmed_at,
      w.id as worker_id,
      w.phone_number,
      w.language,
      q.id as requirement_id,
      q.needed_labor,
      q.fcfs_positions,
      t.name as skill,
      ct.id as call_time_id,
      ct.name as call_name,
      ct.date,
      ct.time,
      ct.starts_at,
      coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes) as planned_minutes,
      e.id as event_id,
      e.slug as event_slug,
      e.event_name,
      e.start_date as event_start_date,
      e.is_single_day,
      e.canceled as event_canceled,
      c.id as company_id,
      c.name as company_name,
      c.name_short as company_short_name,
      c.promotion_cutoff_minutes,
      c.restricted_since,
      coalesce(l.time_zone, c.time_zone) as time_zone,
      l.name as location_name
    from
      (
        select
          r.*
        from
          workers w
          join labor_requests r on r.worker_id = w.id
        where
          w.phone_number = mine.phone_number
          and (
            w.company_id = mine.company_id
            or $2
          )
          and r.id <> mine.id
          and r.state = any ($3)
          and (
            r.state <> 'pending'
            or r.sent_at is not null
          )
        offset
          0
      ) r
      join workers w on w.id = r.worker_id
      join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
      join companies c on c.id = e.company_id
      left join location_profiles l on l.id = e.location_profile_id
    where
      not e.canceled
      and q.archived_at is null
      and ct.archived_at is null
      and e.archived_at is null
      and (
        r.state <> 'pending'
        or ct.id <> mine.call_time_id
      )
      and ct.starts_at between mine.starts_at - interval '48 hours' and mine.starts_at + interval '48 hours'
    offset
      0
  ) found
order by
  mine.id,
  found.starts_at,
  found.id;
