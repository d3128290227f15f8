-- GET /pay/periods/{starts_on}/ahead/ as manager

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

-- WaitingEntryQueries.ofPeriodUnchecked · libs/pay/src/periods/waiting-entry.queries.ts
select
  te.id,
  ct.date::text as date,
  coalesce(ts.state = 'approved', false) as "isApproved"
from
  call_times ct
  join events e on e.id = ct.event_id
  left join time_sheets ts on ts.call_time_id = ct.id
  join labor_requirements q on q.call_time_id = ct.id
  join labor_requests r on r.labor_requirement_id = q.id
  join time_entries te on te.labor_request_id = r.id
  and te.voided_at is null
where
  e.company_id = $1
  and coalesce(ts.state, 'draft') <> 'exported'
  and ct.date <= $2
  and (
    ct.date >= $4
    or ts.state = 'approved'
  )
union all
select
  can.id,
  can.date::text,
  true
from
  cancellations can
where
  can.company_id = $1
  and can.date <= $2
  and can.withdrawn_at is null
  and not exists (
    select
    from
      pay_periods pp
    where
      pp.company_id = $1
      and pp.ends_on >= can.date
      and pp.id is distinct from $3
  )
order by
  id;

-- PayDifferenceQueries.changedUnchecked · libs/pay/src/periods/pay-difference.queries.ts
with
  noted as (
    select
      upc.worker_id,
      upc.from_date,
      upc.until_date
    from
      unsettled_pay_changes upc
    where
      upc.company_id = $1
  ),
  changed as (
    select
      worker_id,
      min(from_date) as from_date,
      max(coalesce(until_date, 'infinity')) as until_date
    from
      noted
    group by
      worker_id
  ),
  closed as (
    select
      pp.closed_at,
      pp.ends_on,
      coalesce(
        lead(pp.ends_on) over (
          order by
            pp.ends_on desc
        ),
        '-infinity'
      ) as ended_before
    from
      pay_periods pp
    where
      pp.company_id = $1
      and pp.id is distinct from $3
    order by
      pp.ends_on desc
    limit
      1
  ),
  candidates as (
    select
      te.id
    from
      changed
      join labor_requests r on r.worker_id = changed.worker_id
      join time_entries te on te.labor_request_id = r.id
      and te.start_at::date between changed.from_date and changed.until_date
    union
    select
      te.id
    from
      changed
      join events e on e.company_id = $1
      and changed.worker_id is null
      join call_times ct on ct.event_id = e.id
      and ct.date between changed.from_date and changed.until_date
      join labor_requirements q on q.call_time_id = ct.id
      join labor_requests r on r.labor_requirement_id = q.id
      join time_entries te on te.labor_request_id = r.id
    union
    select
      te.id
    from
      closed
      join time_sheets ts on ts.company_id = $1
      and ts.state = 'exported'
      and ts.exported_at >= closed.closed_at
      join labor_requirements q on q.call_time_id = ts.call_time_id
      join labor_requests r on r.labor_requirement_id = q.id
      join time_entries te on te.labor_request_id = r.id
    where
      true
  )
select
  found.id
from
  (
    select
      te.id,
      te.start_at
    from
      candidates
      join time_entries te on te.id = candidates.id
      join labor_requests r on r.id = te.labor_request_id
      join labor_requirements q on q.id = r.labor_requirement_id
      left join time_sheets ts on ts.call_time_id = q.call_time_id
    where
      (
        $2::bigint is null
        or q.call_time_id = $2
      )
      and (
        ts.state = 'exported'
        or exists (
          select
          from
            closed_pay_items cpi
          where
            cpi.time_entry_id = te.id
        )
      )
    union all
    select
      can.id,
      can.starts_at
    from
      closed
      join cancellations can on can.company_id = $1
      and can.date <= closed.ends_on
    where
      (
        $2::bigint is null
        or can.call_time_id = $2
      )
      and (
        true
        and can.date > closed.ended_before
        or exists (
          select
          from
            changed
          where
            coalesce(changed.worker_id, can.worker_id) = can.worker_id
            and can.date between changed.from_date and changed.until_date
        )
      )
  ) found
order by
  found.start_at,
  found.id;

-- PeriodAheadQueries.openUnchecked · libs/pay/src/periods/period-ahead.queries.ts
select
  (
    select
      count(*)::int
    from
      time_entry_disputes ted
      join call_times ct on ct.id = ted.call_time_id
    where
      ted.company_id = c.id
      and ted.answered_at is null
      and ct.date <= $2
  ) as disputes,
  (
    select
      count(*)::int
    from
      scans sc
      join events e on e.id = sc.event_id
    where
      e.company_id = c.id
      and sc.outcome = 'kept'
      and sc.judgement is null
      and (sc.at at time zone c.time_zone)::date <= $2
  ) as scans
from
  companies c
where
  c.id = $1;

-- CarriedDifferenceQueries.entriesUnchecked · libs/pay/src/periods/carried-difference.queries.ts
-- rows: [{"id":"number","workerId":"number","worker":"string","slug":"string","payrollNumber?":"","event":"string","call":"string","callSlug":"string","date":"string","isCanceled":"boolean","period?":"","frozenCents":"number"}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      paid.id,
      w.id as "workerId",
      w.name as worker,
      w.slug,
      wpn.number as "payrollNumber",
      e.event_name as event,
      ct.name as
    call,
    ct.slug as "callSlug",
    coalesce(paid.date, ct.date) as date,
    paid.date is not null as "isCanceled",
    (
      select
        min(pp.starts_on)
      from
        closed_pay_items cpi
        join pay_periods pp on pp.id = cpi.pay_period_id
      where
        paid.id in (cpi.time_entry_id, cpi.cancellation_id)
    ) as period,
    (
      select
        coalesce(sum(cpi.cents), 0)::bigint
      from
        closed_pay_items cpi
      where
        paid.id in (cpi.time_entry_id, cpi.cancellation_id)
    ) as "frozenCents"
    from
      (
        select
          te.id,
          r.worker_id,
          r.labor_requirement_id,
          null::date as date
        from
          time_entries te
          join labor_requests r on r.id = te.labor_request_id
        where
          te.id = any ($1::bigint[])
        union all
        select
          can.id,
          can.worker_id,
          can.labor_requirement_id,
          can.date
        from
          cancellations can
        where
          can.id = any ($1::bigint[])
      ) paid
      join workers w on w.id = paid.worker_id
      join labor_requirements q on q.id = paid.labor_requirement_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
      left join worker_payroll_numbers wpn on wpn.worker_id = w.id
  ) listed;

-- PayCalculationQueries.basisUnchecked · libs/pay/src/calculation/pay-calculation.queries.ts
-- earlier: []
select
  c.time_zone,
  (
    select
      coalesce(
        json_agg(
          json_build_object('zone', ew.time_zone, 'day', ew.workweek_day, 'minute', ew.workweek_minute, 'until', ew.until)
          order by
            ew.until
        ),
        '[]'
      )
    from
      earlier_workweeks ew
    where
      ew.company_id = c.id
  ) as earlier
from
  companies c
where
  c.id = $1;

-- PaySettingsQueries.read · libs/pay/src/settings/pay-settings.queries.ts
-- null: workweek_day, workweek_minute, period_kind, period_anchor, adp_company_code, adp_batch_id, payroll_company_id, workweek_from
select
  ps.workweek_day,
  ps.workweek_minute,
  ps.period_kind,
  ps.period_anchor,
  ps.adp_company_code,
  ps.adp_batch_id,
  ps.payroll_company_id,
  ps.company_id is not null as is_set,
  (
    select
      max(ew.until)::text
    from
      earlier_workweeks ew
    where
      ew.company_id = c.id
  ) as workweek_from
from
  companies c
  left join pay_settings ps on ps.company_id = c.id
where
  c.id = $1;

-- PayDifferenceQueries.frozenUnchecked · libs/pay/src/periods/pay-difference.queries.ts
-- rows: []
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      coalesce(cpi.time_entry_id, cpi.cancellation_id) as "entryId",
      cpi.sign,
      cpi.earning,
      (
        extract(
          epoch
          from
            cpi.from_at
        ) / 60
      )::bigint as
    from
,
      (
        extract(
          epoch
          from
            cpi.to_at
        ) / 60
      )::bigint as to,
      cpi.date::text as date,
      (
        extract(
          epoch
          from
            cpi.week_starts_at
        ) / 60
      )::bigint as week,
      cpi.minutes,
      cpi.multiplier,
      cpi.rate,
      cpi.cents,
      cpi.federal,
      cpi.state,
      cpi.contract,
      cpi.because
    from
      closed_pay_items cpi
    where
      cpi.time_entry_id = any ($1::bigint[])
      or cpi.cancellation_id = any ($1::bigint[])
    order by
      cpi.id
  ) listed;

-- WorkedTimeQueries.ofEntriesUnchecked · libs/pay/src/worked-time/worked-time.queries.ts
-- rows: [{"id":"number","request_id":"number","worker_id":"number","requirement_id":"number","labor_type_id":"number","call_time_id":"number","event_id":"number","location_id":"number","starts":"number","ends":"number","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","time_zone":"string","expected_minutes?":"","requirement_minimum?":"","call_minimum?":"","breaks":[{"starts":"number","minutes":"number","paid":"boolean"}],"punches":[{"edge":"string","raw":"number","counted":"number","typed":"boolean","recorded":"string"}],"event?":"","canceled_notice?":""}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    with
      asked as (
        select
          found.worker_id,
          min(found.start_at) as first,
          max(found.start_at) as last
        from
          (
            select
              r.worker_id,
              te.start_at
            from
              time_entries te
              join labor_requests r on r.id = te.labor_request_id
              join labor_requirements q on q.id = r.labor_requirement_id
              join call_times ct on ct.id = q.call_time_id
            where
              te.id = any ($2::bigint[])
              and te.voided_at is null
              and (
                te.end_at is not null
                or $3
              )
            union all
            select
              can.worker_id,
              can.starts_at
            from
              cancellations can
              join call_times ct on ct.id = can.call_time_id
            where
              can.id = any ($2::bigint[])
              and can.withdrawn_at is null
              and not exists (
                select
                from
                  labor_requests r
                  join labor_requirements oq on oq.id = r.labor_requirement_id
                  join time_entries te on te.labor_request_id = r.id
                where
                  r.worker_id = can.worker_id
                  and oq.call_time_id = can.call_time_id
                  and te.voided_at is null
              )
          ) found
        group by
          found.worker_id
      )
    select
      te.id,
      r.id as request_id,
      r.worker_id,
      q.id as requirement_id,
      q.labor_type_id,
      ct.id as call_time_id,
      e.id as event_id,
      e.location_profile_id as location_id,
      floor(
        extract(
          epoch
          from
            te.start_at
        ) / 60
      )::int as starts,
      floor(
        extract(
          epoch
          from
            te.end_at
        ) / 60
      )::int as ends,
      te.minimum_minutes,
      te.meal_trigger_minutes,
      te.round_up_minutes,
      te.time_zone,
      ct.expected_minutes,
      q.minimum_minutes as requirement_minimum,
      ct.minimum_minutes as call_minimum,
      (
        select
          json_agg(
            json_build_object(
              'starts',
              floor(
                extract(
                  epoch
                  from
                    mb.starts_at
                ) / 60
              )::int,
              'minutes',
              mb.minutes,
              'paid',
              mb.break_type = 'paid'
            )
            order by
              mb.starts_at,
              mb.id
          )
        from
          meal_breaks mb
        where
          mb.time_entry_id = te.id
      ) as breaks,
      (
        select
          coalesce(
            json_agg(
              json_build_object(
                'edge',
                p.edge,
                'raw',
                floor(
                  extract(
                    epoch
                    from
                      p.raw_at
                  ) / 60
                )::int,
                'counted',
                floor(
                  extract(
                    epoch
                    from
                      p.counted_at
                  ) / 60
                )::int,
                'typed',
                p.source = 'time_sheet'
                and p.raw_at <> p.recorded_at,
                'recorded',
                p.recorded_at
              )
              order by
                p.id
            ),
            '[]'
          )
        from
          punches p
        where
          p.time_entry_id = te.id
          and p.edge in ('start', 'end', 'break_start')
          and p.counted_at is not null
      ) as punches,
      case
        when te.minimum_minutes is null
        or te.time_zone is null then json_build_object(
          'id',
          e.id,
          'company_id',
          e.company_id,
          'location_profile_id',
          e.location_profile_id,
          'minimum_minutes',
          e.minimum_minutes,
          'meal_trigger_minutes',
          e.meal_trigger_minutes,
          'round_up_minutes',
          e.round_up_minutes,
          'company',
          json_build_object(
            'time_zone',
            c.time_zone,
            'minimum_minutes',
            c.minimum_minutes,
            'meal_trigger_minutes',
            c.meal_trigger_minutes,
            'round_up_minutes',
            c.round_up_minutes
          ),
          'location',
          case
            when l.id is not null then json_build_object(
              'time_zone',
              l.time_zone,
              'minimum_minutes',
              l.minimum_minutes,
              'meal_trigger_minutes',
              l.meal_trigger_minutes,
              'round_up_minutes',
              l.round_up_minutes
            )
          end
        )
      end as event,
      null::int as canceled_notice
    from
      time_entries te
      join labor_requests r on r.id = te.labor_request_id
      join labor_requirements q on q.id = r.labor_requirement_id
      join call_times ct on ct.id = q.call_time_id
      join (
        events e
        join companies c on c.id = e.company_id
        left join location_profiles l on l.id = e.location_profile_id
      ) on e.id = ct.event_id
      join asked on asked.worker_id = r.worker_id
      and te.start_at between asked.first - make_interval(days => 35) and asked.last + make_interval(days => 21)
    where
      e.company_id = $1
      and te.voided_at is null
      and (
        te.end_at is not null
        or $3
      )
    union all
    select
      can.id,
      null::bigint as request_id,
      can.worker_id,
      q.id as requirement_id,
      q.labor_type_id,
      can.call_time_id,
      e.id as event_id,
      e.location_profile_id as location_id,
      floor(
        extract(
          epoch
          from
            can.starts_at
        ) / 60
      )::int as starts,
      floor(
        extract(
          epoch
          from
            can.starts_at
        ) / 60
      )::int as ends,
      0 as minimum_minutes,
      0 as meal_trigger_minutes,
      0 as round_up_minutes,
      can.time_zone,
      null::int as expected_minutes,
      null::int as requirement_minimum,
      null::int as call_minimum,
      null::json as breaks,
      '[]'::json as punches,
      null::json as event,
      greatest(
        0,
        floor(
          extract(
            epoch
            from
              can.starts_at - can.canceled_at
          ) / 60
        )::int
      ) as canceled_notice
    from
      cancellations can
      join labor_requirements q on q.id = can.labor_requirement_id
      join call_times ct on ct.id = can.call_time_id
      join events e on e.id = ct.event_id
      join asked on asked.worker_id = can.worker_id
      and can.starts_at between asked.first - make_interval(days => 35) and asked.last + make_interval(days => 21)
    where
      can.company_id = $1
      and can.withdrawn_at is null
      and not exists (
        select
        from
          labor_requests r
          join labor_requirements oq on oq.id = r.labor_requirement_id
          join time_entries te on te.labor_request_id = r.id
        where
          r.worker_id = can.worker_id
          and oq.call_time_id = can.call_time_id
          and te.voided_at is null
      )
    order by
      worker_id,
      starts,
      id
  ) listed;

-- PayRateQueries.bookUnchecked · libs/pay/src/rates/pay-rate.queries.ts
-- null: labor_type_id, location_profile_id, event_id, labor_requirement_id
select
  rate.id,
  rate.company_id,
  rate.worker_id,
  rate.labor_type_id,
  rate.location_profile_id,
  rate.event_id,
  rate.labor_requirement_id,
  rate.per,
  rate.amount,
  rate.effective_from,
  rate.created_at
from
  pay_rates rate
where
  rate.company_id = $1
  and rate.effective_from <= $7
  and (
    rate.worker_id is null
    or rate.worker_id = any ($2::bigint[])
  )
  and (
    rate.labor_type_id is null
    or rate.labor_type_id = any ($3::bigint[])
  )
  and (
    rate.location_profile_id is null
    or rate.location_profile_id = any ($4::bigint[])
  )
  and (
    rate.event_id is null
    or rate.event_id = any ($5::bigint[])
  )
  and (
    rate.labor_requirement_id is null
    or rate.labor_requirement_id = any ($6::bigint[])
  );

-- PayExtraQueries.forEntriesUnchecked · libs/pay/src/entry-details/pay-extra.queries.ts
-- null: sent_home, waived_first_meal, waived_second_meal
-- extras: []
select
  entry.id,
  ped.sent_home,
  ped.waived_first_meal,
  ped.waived_second_meal,
  coalesce(
    (
      select
        json_agg(
          json_build_object('id', px.id, 'kind', px.kind, 'cents', px.cents, 'note', px.note)
          order by
            px.id
        )
      from
        pay_extras px
      where
        px.time_entry_id = entry.id
        and px.company_id = $1
    ),
    '[]'
  ) as extras
from
  unnest($2::bigint[]) as entry (id)
  left join pay_entry_details ped on ped.time_entry_id = entry.id
  and ped.company_id = $1;

-- PayRuleSetQueries.stacksOfUnchecked · libs/pay/src/company-sets/pay-rule-set.queries.ts
-- null: choice_id, set, version
select
  d.day::text as date,
  l.layer,
  chosen.id as choice_id,
  c.meal_penalty_hundredths,
  case
    when prs.id is not null then json_build_object('id', prs.id, 'name', prs.name, 'layer', prs.layer, 'archived', prs.archived_at is not null)
  end as set,
  case
    when prs.id is not null then json_build_object('version', said.version, 'rules', said.rules, 'effective_from', said.effective_from)
  end as version
from
  companies c
  cross join unnest($2::date[]) as d (day)
  cross join unnest(array['federal', 'state', 'contract']) with ordinality as l (layer, nth)
  left join lateral (
    select
      prc.id,
      prc.rule_set_id
    from
      pay_rule_set_choices prc
    where
      prc.company_id = c.id
      and prc.layer = l.layer
      and prc.effective_from <= d.day
    order by
      prc.effective_from desc,
      prc.id desc
    limit
      1
  ) chosen on true
  left join pay_rule_sets prs on prs.id = chosen.rule_set_id
  and prs.company_id = c.id
  left join lateral (
    select
      prv.version,
      prv.rules,
      prv.effective_from
    from
      pay_rule_set_versions prv
    where
      prv.rule_set_id = prs.id
    order by
      prv.effective_from <= d.day desc,
      abs(prv.effective_from - d.day),
      prv.version desc
    limit
      1
  ) said on true
where
  c.id = $1
order by
  d.day,
  l.nth;
