-- GET /pay/requirements/{slug}/rate/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- RateExplanationQueries.ofRequirement · libs/pay/src/rates/rate-explanation.queries.ts
-- null: worker_id, worker_slug, worker_name
select
  e.company_id,
  w.id as worker_id,
  w.slug as worker_slug,
  w.name as worker_name,
  q.id,
  q.slug,
  q.labor_type_id,
  t.name as skill,
  ct.name as
call,
ct.date,
e.id as event_id,
e.slug as event_slug,
e.event_name as event,
e.location_profile_id
from
  labor_requirements q
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
  left join workers w on w.company_id = e.company_id
  and w.slug = $2
  and w.erased_at is null
where
  q.slug = $1
  and q.archived_at is null;

-- PayRateListQueries.matching · libs/pay/src/rates/pay-rate-list.queries.ts
select
  dated.id,
  coalesce(dated.per, '') as per,
  coalesce(dated.amount, 0) as amount,
  dated.effective_from,
  dated.until::text as until,
  case
    when dated.next_id is not null
    and dated.next_amount is null then dated.next_id
  end as end_id,
  case
    when w.slug is not null then json_build_object('key', w.slug, 'name', w.name)
  end as worker,
  case
    when dated.labor_type_id is not null then json_build_object('key', t.id, 'name', t.name)
  end as skill,
  case
    when l.id is not null then json_build_object('key', l.id, 'name', l.name)
  end as location,
  case
    when dated.event_id is not null then json_build_object('key', e.slug, 'name', e.event_name)
  end as event,
  case
    when q.slug is not null then json_build_object(
      'key',
      q.slug,
      'name',
      t.name || ', ' || ct.name,
      'event',
      json_build_object('key', e.slug, 'name', e.event_name)
    )
  end as requirement,
  dated.worker_id,
  dated.labor_type_id,
  dated.location_profile_id,
  dated.event_id,
  dated.labor_requirement_id
from
  (
    select
      rate.*,
      lead(rate.effective_from) over same as until,
      lead(rate.id) over same as next_id,
      lead(rate.amount) over same as next_amount
    from
      pay_rates rate
    where
      rate.company_id = $1
    window
      same as (
        partition by
          rate.worker_id,
          rate.labor_type_id,
          rate.location_profile_id,
          rate.event_id,
          rate.labor_requirement_id
        order by
          rate.effective_from
      )
  ) dated
  left join workers w on w.id = dated.worker_id
  left join labor_requirements q on q.id = dated.labor_requirement_id
  left join call_times ct on ct.id = q.call_time_id
  left join labor_types t on t.id = coalesce(dated.labor_type_id, q.labor_type_id)
  left join location_profiles l on l.id = dated.location_profile_id
  left join events e on e.id = coalesce(dated.event_id, ct.event_id)
where
  dated.amount is not null
  and (
    $2::text is null
    or w.slug = $2
  )
  and (
    $3::bigint is null
    or t.id = $3
  )
  and (
    $4::bigint is null
    or l.id = $4
  )
  and (
    $5::text is null
    or e.slug = $5
  )
  and (
    $6::text is null
    or q.slug = $6
  )
  and (
    $7::text is null
    or concat_ws(' ', w.name, t.name, l.name, e.event_name, ct.name) ilike $7
  )
  and (
    $8::date is null
    or dated.until is null
    or dated.until > $8
  )
  and (
    dated.worker_id is null
    or dated.worker_id = $9
  )
  and (
    dated.labor_type_id is null
    or dated.labor_type_id = $10
  )
  and (
    dated.location_profile_id is null
    or dated.location_profile_id = $11
  )
  and (
    dated.event_id is null
    or dated.event_id = $12
  )
  and (
    dated.labor_requirement_id is null
    or dated.labor_requirement_id = $13
  )
  and dated.effective_from <= $14;
