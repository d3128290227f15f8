-- GET /event/{slug}/confirm/{event_token}/ as nobody

-- PublicRequestQueries.findByLink · libs/labor/src/requests/public-request.queries.ts
-- null: minimum_minutes, meal_trigger_minutes, round_up_minutes
-- company: {"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""}
-- location: {"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""}
-- opener: {"id":"number","slug":"string","company_id":"number","user_id":"number","name":"string","phone_number":"string","notes":"string","no_show_count":"number","canceled_count":"number","is_steward":"boolean","primary_skill_id?":"","secondary_skill_id?":"","sms_consent":"boolean","sent_consent_msg":"boolean","stop_sms":"boolean","language":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"},"labor_types":[],"registration_seed?":""}
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
  to_json(l) as location,
  (
    select
      to_json(worker)
    from
      (
        select
          w.id,
          w.slug,
          w.company_id,
          w.user_id,
          w.name,
          w.phone_number,
          w.notes,
          w.no_show_count,
          w.canceled_count,
          w.is_steward,
          w.primary_skill_id,
          w.secondary_skill_id,
          (
            cons.granted_at is not null
            and stops.phone_number is null
          ) as sms_consent,
          cons.asked_at is not null as sent_consent_msg,
          stops.phone_number is not null as stop_sms,
          w.language,
          (
            select
              json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
            from
              users u
            where
              u.id = w.user_id
          ) as "user",
          (
            select
              coalesce(
                json_agg(
                  to_json(t)
                  order by
                    t.name,
                    t.id
                ),
                '[]'
              )
            from
              worker_skills ws
              join labor_types t on t.id = ws.labor_type_id
            where
              ws.worker_id = w.id
          ) as labor_types,
          (
            select
              rt.seed
            from
              registration_tokens rt
            where
              rt.worker_id = w.id
              and rt.used_at is null
              and rt.expires_at > $3
              and rt.seed is not null
              and w.user_id is null
            order by
              rt.id desc
            limit
              1
          ) as registration_seed
        from
          workers w
          left join consents cons on cons.phone_number = w.phone_number
          and cons.company_id = w.company_id
          join companies wc on wc.id = w.company_id
          left join phone_stops stops on stops.phone_number = w.phone_number
          and stops.sender = coalesce(wc.sms_sender, 'shared')
          join labor_requests r on r.worker_id = w.id
          join labor_requirements q on q.id = r.labor_requirement_id
          join call_times ct on ct.id = q.call_time_id
        where
          r.token_short = $2
          and ct.event_id = e.id
          and q.archived_at is null
          and ct.archived_at is null
      ) worker
  ) as opener
from
  events e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
where
  e.slug = $1
  and e.archived_at is null;

-- PublicRequestQueries.page · libs/labor/src/requests/public-request.queries.ts
-- rows: [{"id":"number","labor_requirement_id":"number","worker_id":"number","token":"string","token_short":"string","state":"string","reserved":"boolean","requested_at":"string","sent_at":"string","responded_at?":"string","confirmed_at?":"string","reminder_sent_at?":"","message?":"","time_entry?":{"id":"number","labor_request_id":"number","start_at":"string","end_at?":"string","minimum_minutes?":"number","meal_trigger_minutes?":"number","round_up_minutes?":"number","time_zone?":"string","created_at":"string","updated_at":"string","meal_breaks":[{"id":"number","starts_at":"string","minutes":"number","break_type":"string"}]},"requirement":{"id":"number","slug":"string","call_time_id":"number","labor_type_id":"number","needed_labor":"number","fcfs_positions":"number","minimum_minutes?":"","labor_type":{"id":"number","company_id":"number","name":"string"}},"call_time":{"id":"number","slug":"string","event_id":"number","name":"string","date":"string","time":"string","starts_at":"string","original_date?":"string","original_time?":"string","time_has_changed?":"","minimum_minutes?":"","expected_minutes?":"","message?":"string","last_modified":"string"}}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      r.id,
      r.labor_requirement_id,
      r.worker_id,
      r.token,
      r.token_short,
      r.state,
      r.reserved,
      r.requested_at,
      r.sent_at,
      r.responded_at,
      r.confirmed_at,
      r.reminder_sent_at,
      (
        select
          tc.message
        from
          time_changes tc
        where
          tc.labor_request_id = r.id
        order by
          tc.id desc
        limit
          1
      ) as message,
      (
        select
          to_json(entry)
        from
          (
            select
              te.id,
              te.labor_request_id,
              te.start_at,
              te.end_at,
              te.minimum_minutes,
              te.meal_trigger_minutes,
              te.round_up_minutes,
              te.time_zone,
              te.created_at,
              te.updated_at,
              (
                select
                  coalesce(
                    json_agg(
                      meal
                      order by
                        meal.starts_at,
                        meal.id
                    ),
                    '[]'
                  )
                from
                  (
                    select
                      mb.id,
                      mb.starts_at,
                      mb.minutes,
                      mb.break_type
                    from
                      meal_breaks mb
                    where
                      mb.time_entry_id = te.id
                  ) meal
              ) as meal_breaks
            from
              time_entries te
            where
              te.labor_request_id = r.id
              and te.voided_at is null
          ) entry
      ) as time_entry,
      (
        select
          to_json(requirement)
        from
          (
            select
              q.id,
              q.slug,
              q.call_time_id,
              q.labor_type_id,
              q.needed_labor,
              q.fcfs_positions,
              q.minimum_minutes,
              to_json(t) as labor_type
          ) requirement
      ) as requirement,
      (
        select
          to_json(
            call
          )
        from
          (
            select
              ct.id,
              ct.slug,
              ct.event_id,
              ct.name,
              ct.date,
              ct.time,
              ct.starts_at,
              ct.original_date,
              ct.original_time,
              ct.time_has_changed,
              ct.minimum_minutes,
              ct.expected_minutes,
              ct.message,
              ct.last_modified
          )
        call
      ) as call_time
    from
      labor_requests r
      join workers w on w.id = r.worker_id
      join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
    where
      e.id = $1
      and w.phone_number = $2
      and (
        r.sent_at is not null
        or r.state <> 'pending'
      )
      and q.archived_at is null
      and ct.archived_at is null
      and e.archived_at is null
    order by
      ct.starts_at,
      ct.id,
      r.id
  ) listed;

-- ClockInTokenService.tokenOf · libs/time-entry/src/clock/clock-in-token.service.ts
select
  token
from
  clock_in_tokens
where
  event_id = $1
  and worker_id = $2;

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
