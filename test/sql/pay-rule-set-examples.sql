-- GET /pay/rule-set-examples/ as manager

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
