-- GET /create-event/ as manager

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

-- LocationProfileQueries.ofCompany · libs/company/src/location-profile.queries.ts
-- null: time_zone, minimum_minutes, meal_trigger_minutes, round_up_minutes
select
  l.id,
  l.company_id,
  l.name,
  l.address,
  l.time_zone,
  l.minimum_minutes,
  l.meal_trigger_minutes,
  l.round_up_minutes
from
  location_profiles l
where
  l.company_id = $1
order by
  l.name,
  l.id;
