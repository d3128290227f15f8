-- GET /archive/ as manager

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

-- ArchiveQueries.restorable · libs/labor/src/screens/archive.queries.ts
select
  kind,
  slug,
  name,
  event_slug,
  event_name,
  call_name,
  archived_at
from
  (
    select
      'event' as kind,
      e.slug,
      e.event_name as name,
      e.slug as event_slug,
      e.event_name,
      null as call_name,
      e.archived_at,
      e.id
    from
      events e
    where
      e.company_id = $1
    union all
    select
      'call_time',
      ct.slug,
      ct.name,
      e.slug,
      e.event_name,
      ct.name,
      ct.archived_at,
      ct.id
    from
      call_times ct
      join events e on e.id = ct.event_id
    where
      e.company_id = $1
      and e.archived_at is null
    union all
    select
      'labor_requirement',
      q.slug,
      t.name,
      e.slug,
      e.event_name,
      ct.name,
      q.archived_at,
      q.id
    from
      labor_requirements q
      join labor_types t on t.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id
      join events e on e.id = ct.event_id
    where
      e.company_id = $1
      and e.archived_at is null
      and ct.archived_at is null
  ) deleted
where
  archived_at >= $2::timestamptz - make_interval(hours => $3)
order by
  archived_at desc,
  kind,
  id desc
limit
  $4;
