-- GET /call-times/{slug}/tracking/state/ as steward

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

-- TimeSheetStateQueries.ofCallUnchecked · libs/time-entry/src/sheet-state/time-sheet-state.queries.ts
-- null: state, revision, submitted_at, approved_at, exported_at, returned_at, returned_note, submitted_by, approved_by, exported_by, returned_by
-- rows: [{"request_id":"number","name":"string","start_at":"string","end_at?":"string","breaks":[{"starts_at":"string","minutes":"number"}]}]
-- kept_scans: []
-- disputes: []
select
  ct.starts_at,
  ts.state,
  ts.revision,
  ts.submitted_at,
  ts.approved_at,
  ts.exported_at,
  ts.returned_at,
  ts.returned_note,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = ts.submitted_by_user_id
  ) as submitted_by,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = ts.approved_by_user_id
  ) as approved_by,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = ts.exported_by_user_id
  ) as exported_by,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = ts.returned_by_user_id
  ) as returned_by,
  (
    select
      coalesce(
        json_agg(
          json_build_object(
            'request_id',
            r.id,
            'name',
            w.name,
            'start_at',
            te.start_at,
            'end_at',
            te.end_at,
            'breaks',
            (
              select
                coalesce(json_agg(json_build_object('starts_at', mb.starts_at, 'minutes', mb.minutes)), '[]')
              from
                meal_breaks mb
              where
                mb.time_entry_id = te.id
            )
          )
          order by
            w.name,
            r.id
        ),
        '[]'
      )
    from
      labor_requests r
      join labor_requirements q on q.id = r.labor_requirement_id
      join workers w on w.id = r.worker_id
      left join time_entries te on te.labor_request_id = r.id
      and te.voided_at is null
    where
      q.call_time_id = ct.id
      and q.archived_at is null
      and r.state = 'confirmed'
  ) as rows,
  (
    select
      coalesce(
        json_agg(
          json_build_object('name', w.name)
          order by
            sc.at
        ),
        '[]'
      )
    from
      scans sc
      left join workers w on w.id = sc.worker_id
    where
      sc.event_id = ct.event_id
      and sc.outcome = 'kept'
      and sc.judgement is null
      and (
        sc.worker_id is null
        or exists (
          select
            1
          from
            labor_requests r
            join labor_requirements q on q.id = r.labor_requirement_id
          where
            q.call_time_id = ct.id
            and r.worker_id = sc.worker_id
        )
      )
  ) as kept_scans,
  (
    select
      coalesce(
        json_agg(
          json_build_object('request_id', ted.labor_request_id, 'name', w.name)
          order by
            ted.id
        ),
        '[]'
      )
    from
      time_entry_disputes ted
      join labor_requests r on r.id = ted.labor_request_id
      join workers w on w.id = r.worker_id
    where
      ted.call_time_id = ct.id
      and ted.answered_at is null
  ) as disputes
from
  call_times ct
  left join time_sheets ts on ts.call_time_id = ct.id
where
  ct.slug = $1
  and ct.archived_at is null;

-- RowRemarksQueries.ofCallUnchecked · libs/time-entry/src/sheet-state/row-remarks.queries.ts
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
  join call_times ct on ct.id = q.call_time_id
where
  ct.slug = $1
  and (
    r.state in ('confirmed', 'no_show')
    or exists (
      select
      from
        time_entry_disputes ted
      where
        ted.labor_request_id = r.id
    )
    or exists (
      select
      from
        time_entry_adjustments tea
      where
        tea.labor_request_id = r.id
    )
  )
order by
  w.name,
  r.id;
