-- GET /call-time/{slug}/board/ as steward

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CallTimeQueries.reached · libs/call-time/src/call-time.queries.ts
-- null: time_has_changed, minimum_minutes, expected_minutes
-- event: {"id":"number","slug":"string","company_id":"number","event_name":"string","event_description":"string","start_date":"string","end_date":"string","is_single_day":"boolean","canceled":"boolean","location_profile_id":"number","created_by_id":"number","steward_id":"number","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":"","company":{"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""},"location":{"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""},"created_by":{"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}},"steward":{"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}}
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
  ct.last_modified,
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
          to_json(l) as location,
          (
            select
              json_build_object(
                'id',
                g.id,
                'per_page_preference',
                g.per_page_preference,
                'time_zone',
                g.time_zone,
                'user',
                json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
              )
            from
              role_grants g
              join users u on u.id = g.user_id
            where
              g.id = e.created_by_id
          ) as created_by,
          (
            select
              json_build_object(
                'id',
                g.id,
                'per_page_preference',
                g.per_page_preference,
                'time_zone',
                g.time_zone,
                'user',
                json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
              )
            from
              role_grants g
              join users u on u.id = g.user_id
            where
              g.id = e.steward_id
          ) as steward
      ) event
  ) as event
from
  call_times ct
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
where
  ct.slug = $1
  and ct.archived_at is null;

-- CallBoardQueries.requirementsOf · libs/time-entry/src/board/call-board.queries.ts
select
  q.id,
  q.slug,
  q.needed_labor,
  t.id as labor_type_id,
  t.name as skill,
  (
    select
      count(*)::int
    from
      labor_requests r
    where
      r.labor_requirement_id = q.id
      and r.state = 'pending'
      and r.sent_at is not null
  ) as open_offers
from
  labor_requirements q
  join labor_types t on t.id = q.labor_type_id
where
  q.call_time_id = $1
  and q.archived_at is null
order by
  t.name,
  q.id;

-- CallBoardQueries.crewOf · libs/time-entry/src/board/call-board.queries.ts
-- null: minutes, asked_at, replacement
select
  crew.*
from
  (
    select
      r.id as request_id,
      r.token_short,
      q.id as requirement_id,
      t.name as skill,
      w.id as worker_id,
      w.name,
      w.phone_number,
      case
        when r.state = 'no_show' then 'no_show'
        when te.end_at is not null then 'left'
        when te.id is not null then 'here'
        when arr.expected_by > $2 then 'on_the_way'
        else 'silent'
      end as presence,
      coalesce(
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
        ),
        te.start_at,
        arr.reported_at
      ) as since,
      case
        when te.id is null then arr.minutes
      end as minutes,
      te.id is null
      and coalesce(arr.source = 'confirmation', false) as just_confirmed,
      (
        select
          max(m.created_at)
        from
          outgoing_messages m
        where
          m.subject_id = r.id
          and m.kind = 'arrival_question'
          and m.status not in ('failed', 'dropped', 'undelivered')
      ) as asked_at,
      (
        select
          json_build_object(
            'started_at',
            rep.started_at,
            'outcome',
            rep.outcome,
            'asked',
            (
              select
                coalesce(
                  json_agg(
                    json_build_object(
                      'name',
                      w.name,
                      'request_id',
                      o.id,
                      'asked_at',
                      ro.asked_at,
                      'responded_at',
                      o.responded_at,
                      'state',
                      case
                        when ro.withdrawn_at is not null then 'withdrawn'
                        else coalesce(o.state, 'withdrawn')
                      end
                    )
                    order by
                      ro.asked_at,
                      ro.labor_request_id,
                      w.id
                  ),
                  '[]'
                )
              from
                replacement_offers ro
                join workers w on w.id = ro.worker_id
                left join labor_requests o on o.id = ro.labor_request_id
              where
                ro.replacement_id = rep.id
            )
          )
        from
          replacements rep
        where
          rep.labor_request_id = r.id
      ) as replacement
    from
      labor_requirements q
      join labor_types t on t.id = q.labor_type_id
      join labor_requests r on r.labor_requirement_id = q.id
      join workers w on w.id = r.worker_id
      left join time_entries te on te.labor_request_id = r.id
      and te.voided_at is null
      left join arrival_reports arr on arr.labor_request_id = r.id
    where
      q.call_time_id = $1
      and q.archived_at is null
      and r.state in ('confirmed', 'no_show')
  ) crew
order by
  array_position($3::text[], crew.presence),
  lower(crew.name),
  crew.request_id;
