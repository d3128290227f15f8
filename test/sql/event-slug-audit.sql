-- GET /event/{slug}/audit/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- EventQueries.bySlugUnchecked · libs/event/src/event.queries.ts
-- null: minimum_minutes, meal_trigger_minutes, round_up_minutes
-- company: {"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""}
-- location: {"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""}
-- created_by: {"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}
-- steward: {"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}
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
from
  events e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
where
  e.slug = $1
  and e.archived_at is null;

-- AuditTrailQueries.read · libs/notification/src/audit/audit-trail.queries.ts
-- null: subject_name, before, impersonator
-- before?: {"end_at?":""}
-- after: {"end_at?":"string","start_at":"string","event_id":"number","expires_at":"string"}
select
  entry.id,
  entry.at,
  entry.action,
  entry.subject,
  entry.subject_id,
  case entry.subject
    when 'company' then (
      select
        c.name
      from
        companies c
      where
        c.id = entry.subject_id
    )
    when 'event' then (
      select
        e.event_name
      from
        events e
      where
        e.id = entry.subject_id
    )
    when 'call_time' then (
      select
        ct.name
      from
        call_times ct
      where
        ct.id = entry.subject_id
    )
    when 'labor_requirement' then (
      select
        t.name || ', ' || ct.name
      from
        labor_requirements q
        join labor_types t on t.id = q.labor_type_id
        join call_times ct on ct.id = q.call_time_id
      where
        q.id = entry.subject_id
    )
    when 'labor_request' then (
      select
        w.name
      from
        labor_requests r
        join workers w on w.id = r.worker_id
      where
        r.id = entry.subject_id
    )
    when 'time_entry' then (
      select
        w.name
      from
        time_entries te
        join labor_requests r on r.id = te.labor_request_id
        join workers w on w.id = r.worker_id
      where
        te.id = entry.subject_id
    )
    when 'pay_entry' then (
      select
        w.name
      from
        time_entries te
        join labor_requests r on r.id = te.labor_request_id
        join workers w on w.id = r.worker_id
      where
        te.id = entry.subject_id
    )
    when 'worker' then (
      select
        w.name
      from
        workers w
      where
        w.id = entry.subject_id
    )
    when 'labor_type' then (
      select
        t.name
      from
        labor_types t
      where
        t.id = entry.subject_id
    )
    when 'location_profile' then (
      select
        l.name
      from
        location_profiles l
      where
        l.id = entry.subject_id
    )
    when 'user' then (
      select
        coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
      from
        users u
      where
        u.id = entry.subject_id
    )
  end as subject_name,
  entry.before,
  entry.after,
  entry.is_erased,
  entry.actor_kind,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = entry.user_id
  ) as actor,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = entry.impersonator_id
  ) as impersonator
from
  (
    select
      'event' as kind,
      $2::bigint as id
    union all
    select
      'call_time',
      ct.id
    from
      call_times ct
    where
      ct.event_id = $2
    union all
    select
      'labor_requirement',
      q.id
    from
      labor_requirements q
      join call_times ct on ct.id = q.call_time_id
    where
      ct.event_id = $2
    union all
    select
      'labor_request',
      r.id
    from
      (
        select
          r.id
        from
          labor_requests r
          join labor_requirements q on q.id = r.labor_requirement_id
          join call_times ct on ct.id = q.call_time_id
        where
          ct.event_id = $2
      ) r
    union all
    select
      'time_entry',
      te.id
    from
      time_entries te
    where
      te.labor_request_id in (
        select
          r.id
        from
          labor_requests r
          join labor_requirements q on q.id = r.labor_requirement_id
          join call_times ct on ct.id = q.call_time_id
        where
          ct.event_id = $2
      )
    union all
    select
      'pay_entry',
      te.id
    from
      time_entries te
    where
      te.labor_request_id in (
        select
          r.id
        from
          labor_requests r
          join labor_requirements q on q.id = r.labor_requirement_id
          join call_times ct on ct.id = q.call_time_id
        where
          ct.event_id = $2
      )
    union all
    select
      'station',
      st.id
    from
      stations st
    where
      st.event_id = $2
  ) listed
  cross join lateral (
    select
      entry.*
    from
      audit_trail entry
    where
      entry.subject = listed.kind
      and entry.subject_id = listed.id
      and true
    order by
      entry.id desc
    limit
      128
  ) entry
where
  entry.company_id = $1
  and true
order by
  entry.id desc
limit
  128;
