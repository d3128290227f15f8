-- GET /pay/periods/ as manager

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

-- PayPeriodQueries.datesUnchecked · libs/pay/src/periods/pay-period.queries.ts
-- null: kind, anchor
select
  c.time_zone as zone,
  ps.period_kind as kind,
  ps.period_anchor::text as anchor,
  (
    select
      max(pp.ends_on)::text
    from
      pay_periods pp
    where
      pp.company_id = c.id
  ) as last_closed,
  least(
    (
      select
        min(ct.date)
      from
        call_times ct
        join events e on e.id = ct.event_id
        left join time_sheets ts on ts.call_time_id = ct.id
      where
        e.company_id = $1
        and coalesce(ts.state, 'draft') <> 'exported'
        and exists (
          select
          from
            labor_requirements q
            join labor_requests r on r.labor_requirement_id = q.id
            join time_entries te on te.labor_request_id = r.id
          where
            q.call_time_id = ct.id
            and te.voided_at is null
        )
    ),
    (
      select
        min(can.date)
      from
        cancellations can
      where
        can.company_id = c.id
        and can.withdrawn_at is null
        and can.starts_at - can.canceled_at < make_interval(
          mins => greatest(
            null::int,
            (
              select
                max((prv.rules -> 'cancellation' ->> 'notice')::int)
              from
                pay_rule_set_versions prv
              where
                prv.company_id = c.id
            )
          )
        )
    )
  )::text as first_work
from
  companies c
  left join pay_settings ps on ps.company_id = c.id
where
  c.id = $1;

-- PayPeriodQueries.read · libs/pay/src/periods/pay-period.queries.ts
-- waiting: [{"date":"string","is_approved":"boolean","calls":"number"}]
-- closed: [{"id":"number","starts_on":"string","ends_on":"string","payday":"string","closed_at":"string","closed_by?":"","workers":"number","entries":"number","minutes":"number","cents":"number","difference_cents":"number"}]
select
  (
    select
      coalesce(json_agg(w), '[]')
    from
      (
        select
          ct.date,
          coalesce(ts.state = 'approved', false) as is_approved,
          count(*)::int as calls
        from
          call_times ct
          join events e on e.id = ct.event_id
          left join time_sheets ts on ts.call_time_id = ct.id
        where
          e.company_id = $1
          and coalesce(ts.state, 'draft') <> 'exported'
          and exists (
            select
            from
              labor_requirements q
              join labor_requests r on r.labor_requirement_id = q.id
              join time_entries te on te.labor_request_id = r.id
            where
              q.call_time_id = ct.id
              and te.voided_at is null
          )
        group by
          1,
          2
      ) w
  ) as waiting,
  (
    select
      coalesce(json_agg(p), '[]')
    from
      (
        select
          pp.id,
          pp.starts_on,
          pp.ends_on,
          pp.payday,
          pp.closed_at,
          (
            select
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            from
              users u
            where
              u.id = pp.closed_by_user_id
          ) as closed_by,
          sums.workers,
          sums.entries,
          sums.minutes,
          sums.cents,
          sums.difference_cents
        from
          pay_periods pp
          cross join lateral (
            select
              count(distinct w.id)::int as workers,
              count(distinct coalesce(cpi.time_entry_id, cpi.cancellation_id))::int as entries,
              coalesce(
                sum(cpi.minutes) filter (
                  where
                    cpi.multiplier is not null
                ),
                0
              )::int as minutes,
              coalesce(sum(cpi.cents), 0)::bigint as cents,
              coalesce(
                sum(cpi.cents) filter (
                  where
                    cpi.is_difference
                ),
                0
              )::bigint as difference_cents
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
            where
              cpi.company_id = pp.company_id
              and cpi.pay_period_id = pp.id
          ) sums
        where
          pp.company_id = $1
        order by
          pp.starts_on desc
        limit
          200
      ) p
  ) as closed;
