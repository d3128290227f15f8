-- GET /company/audit/ as owner

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CompanyQueries.reached · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code, sms_sender, restricted_since
-- reminder_hours: []
-- text_countries: []
select
  c.id,
  c.slug,
  c.name,
  c.name_short,
  c.address,
  c.city,
  c.state,
  c.zip_code,
  c.phone_number,
  c.email,
  c.website,
  c.time_zone,
  c.time_tracking,
  c.minimum_minutes,
  c.meal_trigger_minutes,
  c.round_up_minutes,
  c.round_up_target,
  c.meal_penalty_hundredths,
  c.sending_from_minute,
  c.sending_until_minute,
  c.promotion_cutoff_minutes,
  c.rest_minutes,
  c.reminder_hours,
  c.sms_sender,
  c.text_countries,
  c.logo_file,
  c.restricted_since
from
  companies c
where
  c.id = any ($1)
  or $2
order by
  c.slug = $3 desc nulls last,
  lower(c.name),
  c.id
limit
  50;

-- AuditTrailQueries.read · libs/notification/src/audit/audit-trail.queries.ts
-- null: subject_name, before, impersonator
-- before?: {"logo_file?":"","end_at?":"","name":"string","is_steward":"boolean"}
-- after: {"format":"string","contacts":"number","logo_file":"string","name":"string","daily":[{"after":"number","multiplier":"number"}],"layer":"string","source":"string","read_on?":"","version":"number","effective_from":"string","end_at?":"string","start_at":"string","is_steward":"boolean","phone_number":"string","event_id":"number","expires_at":"string"}
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
      entry.*
    from
      audit_trail entry
    where
      entry.company_id = $1
      and (
        $2::text is null
        and entry.action not like '%.read'
        or entry.subject = $2
      )
      and (
        $3
        or entry.subject not in ('user', 'invitation', 'person', 'usage_booking', 'stripe_event')
      )
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
