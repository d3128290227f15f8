-- GET /user/hours/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- MyRequestsQueries.ownContacts · libs/labor/src/screens/my-requests.queries.ts
-- null: primary_skill_id, secondary_skill_id
-- user: {"id":"number","username":"string","first_name":"string","last_name":"string"}
-- labor_types: []
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
      name
    from
      companies
    where
      id = w.company_id
  ) as company_name
from
  workers w
  left join consents cons on cons.phone_number = w.phone_number
  and cons.company_id = w.company_id
  join companies wc on wc.id = w.company_id
  left join phone_stops stops on stops.phone_number = w.phone_number
  and stops.sender = coalesce(wc.sms_sender, 'shared')
where
  w.user_id = $1
order by
  company_name,
  w.id;

-- MyRequestsQueries.own · libs/labor/src/screens/my-requests.queries.ts
-- null: responded_at, confirmed_at, reminder_sent_at, message, time_entry
-- time_entry?: {"id":"number","labor_request_id":"number","start_at":"string","end_at?":"string","minimum_minutes?":"number","meal_trigger_minutes?":"number","round_up_minutes?":"number","time_zone?":"string","created_at":"string","updated_at":"string","meal_breaks":[{"id":"number","starts_at":"string","minutes":"number","break_type":"string"}]}
-- requirement: {"id":"number","slug":"string","call_time_id":"number","labor_type_id":"number","needed_labor":"number","fcfs_positions":"number","minimum_minutes?":"","labor_type":{"id":"number","company_id":"number","name":"string"}}
-- call_time: {"id":"number","slug":"string","event_id":"number","name":"string","date":"string","time":"string","starts_at":"string","original_date?":"string","original_time?":"string","time_has_changed?":"","minimum_minutes?":"","expected_minutes?":"","message?":"string","last_modified":"string"}
-- event: {"id":"number","slug":"string","company_id":"number","event_name":"string","event_description":"string","start_date":"string","end_date?":"string","is_single_day":"boolean","canceled":"boolean","location_profile_id":"number","created_by_id?":"number","steward_id":"number","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":"","company":{"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""},"location":{"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""}}
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
  ) as call_time,
  (
    select
      to_json(event)
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
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join (
    events e
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
  ) on e.id = ct.event_id
where
  w.user_id = $1
  and ct.date between $2 and $3
  and q.archived_at is null
  and ct.archived_at is null
  and e.archived_at is null
order by
  ct.starts_at,
  ct.id,
  r.id;

-- RowRemarksQueries.ofOwn · libs/time-entry/src/sheet-state/row-remarks.queries.ts
-- null: approved_at, exported_at, adjustments, disputes
-- punches: [{"edge":"string","raw_at":"string","counted_at":"string","source":"string","recorded_at":"string","person?":"string"}]
select
  r.id as request_id,
  w.name as worker,
  coalesce(ts.state, 'draft') as state,
  ts.approved_at,
  ts.exported_at,
  (
    select
      json_agg(
        json_build_object(
          'edge',
          p.edge,
          'raw_at',
          p.raw_at,
          'counted_at',
          p.counted_at,
          'source',
          p.source,
          'recorded_at',
          p.recorded_at,
          'person',
          (
            select
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            from
              users u
            where
              u.id = p.user_id
          )
        )
        order by
          p.id
      )
    from
      punches p
      join time_entries te on te.id = p.time_entry_id
    where
      te.labor_request_id = r.id
      and te.voided_at is null
      and p.edge in ('start', 'end', 'end_removed')
  ) as punches,
  (
    select
      json_agg(
        json_build_object(
          'id',
          tea.id,
          'before',
          tea.before,
          'after',
          tea.after,
          'reason',
          tea.reason,
          'created_at',
          tea.created_at,
          'by',
          (
            select
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            from
              users u
            where
              u.id = tea.user_id
          )
        )
        order by
          tea.id
      )
    from
      time_entry_adjustments tea
    where
      tea.labor_request_id = r.id
  ) as adjustments,
  (
    select
      json_agg(
        json_build_object(
          'id',
          ted.id,
          'sentence',
          ted.sentence,
          'created_at',
          ted.created_at,
          'answer',
          ted.answer,
          'answered_at',
          ted.answered_at,
          'answered_by',
          (
            select
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            from
              users u
            where
              u.id = ted.answered_by_user_id
          )
        )
        order by
          ted.id
      )
    from
      time_entry_disputes ted
    where
      ted.labor_request_id = r.id
  ) as disputes
from
  labor_requests r
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  left join time_sheets ts on ts.call_time_id = q.call_time_id
where
  r.id = any ($1)
  and w.user_id = $2;
