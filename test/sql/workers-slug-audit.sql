-- GET /workers/{slug}/audit/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- WorkerQueries.reached · libs/labor/src/workers/worker.queries.ts
select
  id,
  company_id,
  phone_number
from
  workers
where
  slug = $1
  and erased_at is null;

-- AuditTrailQueries.ofWorker · libs/notification/src/audit/audit-trail.queries.ts
select
  w.name,
  c.time_zone
from
  workers w
  join companies c on c.id = w.company_id
where
  w.id = $1;

-- AuditTrailQueries.read · libs/notification/src/audit/audit-trail.queries.ts
-- null: before, after, impersonator
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
      'worker' as kind,
      $2::bigint as id
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
        where
          r.worker_id = $2
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
        where
          r.worker_id = $2
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
        where
          r.worker_id = $2
      )
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
