-- GET /clock-in/{token}/ as nobody

-- ClockInTokenService.findAny · libs/time-entry/src/clock/clock-in-token.service.ts
-- event: {"id":"number","slug":"string","company":{"id":"number","city?":"","name":"string","slug":"string","email":"string","state?":"","address?":"","website":"string","zip_code?":"","logo_file":"string","time_zone":"string","created_at":"string","name_short":"string","sms_sender?":"","phone_number":"string","rest_minutes":"number","time_tracking":"boolean","reminder_hours":[],"text_countries":[],"minimum_minutes":"number","round_up_target":"number","restricted_since?":"","round_up_minutes":"number","sending_from_minute":"number","meal_trigger_minutes":"number","sending_until_minute":"number","meal_penalty_hundredths":"number","promotion_cutoff_minutes":"number"},"canceled":"boolean","end_date":"string","location":{"id":"number","name":"string","address":"string","time_zone?":"","company_id":"number","minimum_minutes?":"","round_up_minutes?":"","meal_trigger_minutes?":""},"company_id":"number","event_name":"string","start_date":"string","steward_id":"number","created_by_id":"number","is_single_day":"boolean","minimum_minutes?":"","round_up_minutes?":"","event_description":"string","location_profile_id":"number","meal_trigger_minutes?":""}
select
  cit.token,
  w.id as worker_id,
  w.name as worker_name,
  w.slug as worker_slug,
  w.language,
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
  ) as event,
  exists (
    select
      1
    from
      labor_requests r
      join labor_requirements q on q.id = r.labor_requirement_id
      join call_times ct on ct.id = q.call_time_id
    where
      r.worker_id = cit.worker_id
      and ct.event_id = cit.event_id
      and r.state = 'confirmed'
      and q.archived_at is null
      and ct.archived_at is null
  ) as confirmed
from
  clock_in_tokens cit
  join workers w on w.id = cit.worker_id
  join (
    events e
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
  ) on e.id = cit.event_id
where
  cit.token = $1
  and e.archived_at is null;

-- ClockQueries.rows · libs/time-entry/src/clock/clock.queries.ts
-- null: end_at, confirmed_at
select
  *
from
  (
    select distinct
      on (ct.id) r.id as request_id,
      ct.id as call_time_id,
      ct.name,
      ct.date,
      ct.time,
      ct.starts_at,
      t.name as role,
      te.start_at,
      te.end_at,
      r.confirmed_at,
      coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes) as planned_minutes,
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
      ) as signed_in_at
    from
      labor_requests r
      join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join (
        events e
        join companies c on c.id = e.company_id
        left join location_profiles l on l.id = e.location_profile_id
      ) on e.id = ct.event_id
      left join time_entries te on te.labor_request_id = r.id
      and te.voided_at is null
    where
      r.worker_id = $1
      and ct.event_id = $2
      and r.state = 'confirmed'
      and q.archived_at is null
      and ct.archived_at is null
    order by
      ct.id,
      (
        te.id is not null
        and te.end_at is null
      ) desc,
      te.id is not null desc,
      r.id
  )
call
order by
  starts_at,
  call_time_id;
