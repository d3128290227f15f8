-- GET /event/{slug}/messages/ as manager

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

-- MessageProgressQueries.progressUnchecked · libs/labor/src/requests/message-progress.queries.ts
-- failures: []
with
  latest as (
    select distinct
      on (m.subject_id, m.kind) m.id,
      m.kind,
      m.status,
      m.error,
      coalesce(m.status_at, m.created_at) as at,
      r.id as request_id,
      w.name as worker_name,
      e.id as event_id,
      e.slug as event_slug
    from
      labor_requests r
      join workers w on w.id = r.worker_id
      join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
      join companies c on c.id = e.company_id
      left join location_profiles l on l.id = e.location_profile_id
      join outgoing_messages m on m.subject_id = r.id
      and m.channel = 'sms'
      and m.withdrawn_at is null
    where
      e.id = any ($1)
      and (
        $2::timestamptz is null
        or m.created_at >= $2
      )
      and q.archived_at is null
      and ct.archived_at is null
      and e.archived_at is null
    order by
      m.subject_id,
      m.kind,
      m.id desc
  )
select
  count(*)::int as total,
  count(*) filter (
    where
      status in ('queued', 'held', 'sending')
  )::int as waiting,
  count(*) filter (
    where
      status = 'held'
  )::int as held,
  count(*) filter (
    where
      status = 'held'
      and kind = 'time_change'
  )::int as held_moves,
  count(*) filter (
    where
      status in ('sent', 'delivered')
  )::int as sent,
  count(*) filter (
    where
      status = 'delivered'
  )::int as delivered,
  count(*) filter (
    where
      status in ('failed', 'undelivered')
  )::int as failed,
  count(*) filter (
    where
      status = 'dropped'
  )::int as dropped,
  count(*) filter (
    where
      status in ('sent', 'delivered')
      and kind = 'consent_question'
  )::int as sent_questions,
  count(*) filter (
    where
      status in ('sent', 'delivered')
      and kind = 'offer'
  )::int as sent_offers,
  coalesce(
    jsonb_agg(
      jsonb_build_object(
        'message_id',
        id,
        'labor_request_id',
        request_id,
        'worker_name',
        worker_name,
        'kind',
        kind,
        'status',
        status,
        'reason',
        coalesce(error, status),
        'at',
        at
      )
      order by
        worker_name,
        id
    ) filter (
      where
        status in ('failed', 'undelivered', 'dropped')
    ),
    '[]'
  ) as failures
from
  latest;
