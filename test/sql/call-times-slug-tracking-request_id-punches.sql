-- GET /call-times/{slug}/tracking/{request_id}/punches/ as steward

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- ShiftService.read · libs/time-entry/src/hours/shift.service.ts
-- null: requirement_minimum, call_minimum, call_expected
-- event: {"id":"number","slug":"string","company":{"id":"number","city?":"","name":"string","slug":"string","email":"string","state?":"","address?":"","website":"string","zip_code?":"","logo_file":"string","time_zone":"string","created_at":"string","name_short":"string","sms_sender?":"","phone_number":"string","rest_minutes":"number","time_tracking":"boolean","reminder_hours":[],"text_countries":[],"minimum_minutes":"number","round_up_target":"number","restricted_since?":"","round_up_minutes":"number","sending_from_minute":"number","meal_trigger_minutes":"number","sending_until_minute":"number","meal_penalty_hundredths":"number","promotion_cutoff_minutes":"number"},"canceled":"boolean","end_date":"string","location":{"id":"number","name":"string","address":"string","time_zone?":"","company_id":"number","minimum_minutes?":"","round_up_minutes?":"","meal_trigger_minutes?":""},"company_id":"number","event_name":"string","start_date":"string","steward_id":"number","created_by_id":"number","is_single_day":"boolean","minimum_minutes?":"","round_up_minutes?":"","event_description":"string","location_profile_id":"number","meal_trigger_minutes?":""}
select
  r.id as request_id,
  r.state,
  r.confirmed_at,
  r.worker_id,
  w.name as worker_name,
  q.id as requirement_id,
  q.minimum_minutes as requirement_minimum,
  ct.id as call_time_id,
  ct.slug as call_slug,
  ct.name as call_name,
  ct.minimum_minutes as call_minimum,
  ct.expected_minutes as call_expected,
  ct.starts_at,
  coalesce(q.archived_at, ct.archived_at) is not null as deleted,
  coalesce(ts.state, 'draft') as sheet_state,
  (
    select
      to_jsonb(event)
    from
      (
        select
          e.id,
          e.slug,
          e.company_id,
          e.event_name,
          e.event_description,
          e.start_date,
          e.end_date,
          e.is_single_day,
          e.canceled,
          e.location_profile_id,
          e.created_by_id,
          e.steward_id,
          e.minimum_minutes,
          e.meal_trigger_minutes,
          e.round_up_minutes,
          to_json(c) as company,
          to_json(l) as location
      ) event
  ) as event
from
  labor_requests r
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join call_times ct on ct.id = q.call_time_id
  join (
    events e
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
  ) on e.id = ct.event_id
  left join time_sheets ts on ts.call_time_id = ct.id
where
  r.id = $1;

-- findTimeEntries · libs/time-entry/src/hours/time-entry.rows.ts
-- null: voidedAt
select
  te.id,
  te.labor_request_id as "laborRequestId",
  te.start_at as "startAt",
  te.end_at as "endAt",
  te.voided_at as "voidedAt",
  te.minimum_minutes as "minimumMinutes",
  te.meal_trigger_minutes as "mealTriggerMinutes",
  te.round_up_minutes as "roundUpMinutes",
  te.round_up_target as "roundUpTarget",
  te.time_zone as "timeZone",
  te.created_at as "createdAt",
  te.updated_at as "updatedAt",
  (
    select
      p.raw_at
    from
      punches p
      left join scans sc on sc.id = p.scan_id
    where
      p.time_entry_id = te.id
      and p.edge = 'start'
      and (
        p.scan_id is null
        or sc.outcome = 'in'
      )
    order by
      coalesce(sc.at, p.recorded_at) desc,
      p.id desc
    limit
      1
  ) as "signedInAt"
from
  time_entries te
where
  te.labor_request_id = any ($1);

-- PunchQueries.ofRow · libs/time-entry/src/time-sheet/punch.queries.ts
-- null: person
select
  p.id,
  p.edge,
  p.raw_at,
  p.counted_at,
  p.source,
  p.recorded_at,
  coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username) as person
from
  punches p
  join time_entries te on te.id = p.time_entry_id
  left join users u on u.id = p.user_id
where
  te.labor_request_id = $1
order by
  p.id;
