-- GET /pay/time-entries/{id}/frozen/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- EntryPayQueries.reached · libs/pay/src/calculation/entry-pay.queries.ts
-- rows: [{"id":"number","start_at":"string","end_at":"string","voided_at?":"","request_id":"number","skill":"string","zone":"string","canceled?":"","is_frozen":"boolean","sheet_state?":"","worker":{"id":"number","slug":"string","name":"string","user_id":"number"},"company":{"id":"number","slug":"string","name":"string"},"event":{"slug":"string","name":"string"},"call":{"slug":"string","name":"string","starts_at":"string"},"punches":[{"id":"number","edge":"string","raw_at":"string","counted_at":"string","recorded_at":"string","source":"string","person?":"string"}]}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      paid.id,
      paid.start_at,
      paid.end_at,
      paid.voided_at,
      paid.request_id,
      t.name as skill,
      coalesce(paid.time_zone, c.time_zone) as zone,
      case
        when paid.canceled_at is not null then json_build_object(
          'at',
          paid.canceled_at,
          'by',
          (
            select
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            from
              users u
            where
              u.id = paid.canceled_by_user_id
          )
        )
      end as canceled,
      exists (
        select
        from
          closed_pay_items cpi
        where
          paid.id in (cpi.time_entry_id, cpi.cancellation_id)
      ) as is_frozen,
      (
        select
          ts.state
        from
          time_sheets ts
        where
          ts.call_time_id = ct.id
      ) as sheet_state,
      json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'user_id', w.user_id) as worker,
      json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as company,
      json_build_object('slug', e.slug, 'name', e.event_name) as event,
      json_build_object('slug', ct.slug, 'name', ct.name, 'starts_at', ct.starts_at) as
    call,
    (
      select
        coalesce(
          json_agg(
            json_build_object(
              'id',
              p.id,
              'edge',
              p.edge,
              'raw_at',
              p.raw_at,
              'counted_at',
              p.counted_at,
              'recorded_at',
              p.recorded_at,
              'source',
              p.source,
              'person',
              coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
            )
            order by
              p.id
          ),
          '[]'
        )
      from
        punches p
        left join users u on u.id = p.user_id
      where
        p.time_entry_id = paid.id
    ) as punches
    from
      (
        select
          te.id,
          te.start_at,
          te.end_at,
          te.voided_at,
          te.time_zone,
          r.id as request_id,
          r.worker_id,
          r.labor_requirement_id,
          null::timestamptz as canceled_at,
          null::bigint as canceled_by_user_id
        from
          time_entries te
          join labor_requests r on r.id = te.labor_request_id
        where
          te.id = $1
        union all
        select
          can.id,
          can.starts_at,
          can.starts_at,
          can.withdrawn_at,
          can.time_zone,
          null,
          can.worker_id,
          can.labor_requirement_id,
          can.canceled_at,
          can.canceled_by_user_id
        from
          cancellations can
        where
          can.id = $1
      ) paid
      join workers w on w.id = paid.worker_id
      join labor_requirements q on q.id = paid.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
      join companies c on c.id = e.company_id
  ) listed;

-- FrozenEntryQueries.ofEntry · libs/pay/src/periods/frozen-entry.queries.ts
-- rows: []
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      cpi.id,
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
      cpi.because,
      cpi.is_difference as "isDifference",
      prs.id as "ruleSetId",
      prv.effective_from as "versionFrom",
      pp.starts_on as "startsOn",
      pp.ends_on as "endsOn",
      pp.payday,
      pp.closed_at as "closedAt"
    from
      closed_pay_items cpi
      join pay_periods pp on pp.company_id = cpi.company_id
      and pp.id = cpi.pay_period_id
      left join pay_rule_sets prs on prs.id = (
        select
          max(named.id)
        from
          pay_rule_sets named
        where
          named.company_id = cpi.company_id
          and named.name = coalesce(cpi.because -> 'claim' ->> 'set', cpi.because -> 'adding' -> 0 ->> 'set', cpi.because ->> 'set')
      )
      left join pay_rule_set_versions prv on prv.rule_set_id = prs.id
      and prv.version = coalesce(
        cpi.because -> 'claim' ->> 'version',
        cpi.because -> 'adding' -> 0 ->> 'version',
        cpi.because ->> 'version'
      )::int
    where
      $1 in (cpi.time_entry_id, cpi.cancellation_id)
    order by
      pp.starts_on,
      cpi.sign,
      cpi.from_at nulls last,
      cpi.id
  ) listed;
