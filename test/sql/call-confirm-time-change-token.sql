-- GET /call/confirm-time-change/{token}/ as nobody

-- TimeChangeQueries.openQuestion · libs/labor/src/time-changes/time-change.queries.ts
select
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
