-- GET /pay/tax/{year}/{slug}/ as manager

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

-- TaxYearQueries.ofWorker · libs/pay/src/periods/tax-year.queries.ts
-- lines: []
select
  own.name as worker,
  (
    select
      coalesce(json_agg(line), '[]')
    from
      (
        select
          cpi.id,
          coalesce(cpi.time_entry_id, cpi.cancellation_id) as "entryId",
          cpi.week_starts_at as "weekStartsAt",
          cpi.date,
          e.event_name as event,
          ct.name as
        call,
        cpi.earning,
        cpi.minutes,
        cpi.multiplier,
        cpi.rate,
        cpi.cents,
        cpi.federal,
        cpi.is_difference as "isDifference",
        pp.starts_on as period,
        pp.payday
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
          join pay_periods pp on pp.company_id = cpi.company_id
          and pp.id = cpi.pay_period_id
          join call_times ct on ct.id = q.call_time_id
          join events e on e.id = ct.event_id
        where
          cpi.company_id = $1
          and pp.payday >= make_date($2, 1, 1)
          and pp.payday < make_date($2 + 1, 1, 1)
          and w.id = own.id
        order by
          cpi.week_starts_at,
          cpi.date,
          cpi.from_at nulls last,
          cpi.id
      ) line
  ) as lines
from
  workers own
where
  own.company_id = $1
  and own.slug = $3;
