-- GET /pay/rates/ as manager

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

-- PayRateListQueries.listed · libs/pay/src/rates/pay-rate-list.queries.ts
-- null: until, end_id, skill, location, event, requirement
-- worker: {"key":"string","name":"string"}
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
  end as requirement
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
  and true
order by
  dated.id asc
limit
  512;
