-- GET /call-times/{slug}/requests/ as manager

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

-- LaborRequirementQueries.ofCallUnchecked · libs/labor/src/requirements/labor-requirement.queries.ts
-- null: minimum_minutes
-- labor_type: {"id":"number","company_id":"number","name":"string"}
select
  q.id,
  q.slug,
  q.call_time_id,
  q.labor_type_id,
  q.needed_labor,
  q.fcfs_positions,
  q.minimum_minutes,
  to_json(t) as labor_type
from
  labor_requirements q
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
where
  ct.slug = $1
  and q.archived_at is null
order by
  t.name,
  q.id;

-- CallRequestsQueries.requests · libs/labor/src/screens/call-requests.queries.ts
-- rows: [{"id":"number","labor_requirement_id":"number","worker_id":"number","token":"string","token_short":"string","state":"string","reserved":"boolean","requested_at":"string","sent_at":"string","responded_at?":"string","confirmed_at?":"string","reminder_sent_at?":"","message?":"","time_entry":{"id":"number","labor_request_id":"number","start_at":"string","end_at?":"string","minimum_minutes?":"number","meal_trigger_minutes?":"number","round_up_minutes?":"number","time_zone?":"string","created_at":"string","updated_at":"string","meal_breaks":[{"id":"number","starts_at":"string","minutes":"number","break_type":"string"}]},"worker":{"id":"number","slug":"string","company_id":"number","user_id?":"number","name":"string","phone_number":"string","notes?":"string","no_show_count":"number","canceled_count":"number","is_steward":"boolean","primary_skill_id?":"","secondary_skill_id?":"","sms_consent":"boolean","sent_consent_msg":"boolean","stop_sms":"boolean","language":"string","user?":{"id":"number","username":"string","first_name":"string","last_name":"string"},"labor_types":[{"id":"number","company_id":"number","name":"string"}]},"nearby":[{"event_name":"string","call_name":"string","time":"string","starts_at":"string","planned_minutes":"number","skill":"string","location_name":"string","state":"string"}]}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    with
      those as materialized (
        with
          asked as materialized (
            select
              r.*
            from
              labor_requests r
            where
              r.labor_requirement_id = any ($6)
              and true
            order by
              r.id asc
            limit
              512
          ),
          near as materialized (
            select
              q.id,
              e.event_name,
              ct.name as call_name,
              ct.time,
              ct.starts_at,
              coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes) as planned_minutes,
              t.name as skill,
              l.name as location_name
            from
              call_times ct
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
              join labor_requirements q on q.call_time_id = ct.id
              join labor_types t on t.id = q.labor_type_id
              left join location_profiles l on l.id = e.location_profile_id
            where
              ct.company_id = $2
              and q.id <> $1
              and not e.canceled
              and e.archived_at is null
              and ct.archived_at is null
              and q.archived_at is null
              and ct.starts_at between $3::timestamptz - interval '24 hours' - $5 * interval '1 minute' and greatest($4::timestamptz, $3::timestamptz + interval '5 hours')
              and (
                ct.starts_at between $3::timestamptz - interval '5 hours' and $3::timestamptz + interval '5 hours'
                or ct.starts_at + (
                  coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes) + $5
                ) * interval '1 minute' > $3::timestamptz
              )
          ),
          conflicts as (
            select
              asked.id,
              json_agg(
                json_build_object(
                  'event_name',
                  near.event_name,
                  'call_name',
                  near.call_name,
                  'time',
                  near.time,
                  'starts_at',
                  near.starts_at,
                  'planned_minutes',
                  near.planned_minutes,
                  'skill',
                  near.skill,
                  'location_name',
                  near.location_name,
                  'state',
                  r.state
                )
                order by
                  near.starts_at,
                  near.id
              ) as list
            from
              asked
              join labor_requests r on r.worker_id = asked.worker_id
              and r.id <> asked.id
              join near on near.id = r.labor_requirement_id
            where
              r.state in ('pending', 'available', 'confirmed')
            group by
              asked.id
          )
        select
          asked.*,
          coalesce(conflicts.list, '[]') as nearby
        from
          asked
          left join conflicts on conflicts.id = asked.id
      ),
      people as (
        select
          worker.id,
          worker.name,
          to_json(worker) as worker
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
              coalesce(skills.list, '[]') as labor_types
            from
              workers w
              left join consents cons on cons.phone_number = w.phone_number
              and cons.company_id = w.company_id
              join companies wc on wc.id = w.company_id
              left join phone_stops stops on stops.phone_number = w.phone_number
              and stops.sender = coalesce(wc.sms_sender, 'shared')
              left join (
                select
                  ws.worker_id,
                  json_agg(
                    t
                    order by
                      t.name,
                      t.id
                  ) as list
                from
                  worker_skills ws
                  join labor_types t on t.id = ws.labor_type_id
                where
                  ws.worker_id in (
                    select
                      worker_id
                    from
                      those
                  )
                group by
                  ws.worker_id
              ) skills on skills.worker_id = w.id
            where
              w.id in (
                select
                  worker_id
                from
                  those
              )
          ) worker
      )
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
      people.worker,
      r.nearby
    from
      those r
      join people on people.id = r.worker_id
    order by
      r.id
  ) listed;

-- TypeORM
commit work;
