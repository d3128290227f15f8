-- GET /request/{slug}/messages/ as steward

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- LaborRequirementQueries.reachedIds · libs/labor/src/requirements/labor-requirement.queries.ts
select
  q.id as "requirementId",
  ct.id as "callTimeId",
  e.id as "eventId",
  e.company_id as "companyId",
  e.company_id,
  e.steward_id
from
  labor_requirements q
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
where
  q.slug = $1
  and q.archived_at is null
  and ct.archived_at is null
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
      q.id = any ($1)
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
