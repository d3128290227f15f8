-- GET /pay/periods/{starts_on}/workers/{slug}/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CompanyQueries.managed (2) · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code, sms_sender
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
  c.logo_file
from
  companies c
where
  c.id = $1;

-- PeriodWorkerQueries.find · libs/pay/src/periods/period-worker.queries.ts
select
  w.id,
  w.slug,
  w.name,
  pp.id as "closedId",
  pp.ends_on::text as "endsOn"
from
  workers w
  left join pay_periods pp on pp.company_id = w.company_id
  and pp.starts_on = $2
where
  w.company_id = $1
  and w.slug = $3;

-- FrozenEntryQueries.ofWorkerUnchecked · libs/pay/src/periods/frozen-entry.queries.ts
-- rows: []
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      coalesce(cpi.time_entry_id, cpi.cancellation_id) as id,
      e.event_name as event,
      ct.name as
    call,
    coalesce(cpi.canceled_date, ct.date) as date,
    cpi.canceled_date is not null as "isCanceled",
    bool_or(cpi.is_difference) as "isDifference",
    coalesce(
      sum(cpi.minutes) filter (
        where
          cpi.multiplier is not null
      ),
      0
    )::int as minutes,
    coalesce(sum(cpi.cents), 0)::bigint as cents
    from
      (
        select
          cpi.*,
          r.id as labor_request_id,
          r.worker_id,
          r.labor_requirement_id,
          te.time_zone,
          null::date as canceled_date
        from
          closed_pay_items cpi
          join time_entries te on te.id = cpi.time_entry_id
          join labor_requests r on r.id = te.labor_request_id
        union all
        select
          cpi.*,
          null::bigint,
          can.worker_id,
          can.labor_requirement_id,
          can.time_zone,
          can.date
        from
          closed_pay_items cpi
          join cancellations can on can.id = cpi.cancellation_id
      ) cpi
      join workers w on w.id = cpi.worker_id
      join labor_requirements q on q.id = cpi.labor_requirement_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
    where
      cpi.company_id = $1
      and cpi.pay_period_id = $2
      and w.id = $3
    group by
      1,
      e.id,
      ct.id,
      cpi.canceled_date
    order by
      4,
      1
  ) listed;
