-- GET /admin/companies/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CompanyQueries.page · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code, sms_sender, restricted_since
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
  c.logo_file,
  c.created_at,
  c.restricted_since,
  count(*) over ()::int as total
from
  companies c
where
  c.name ilike $1
  or c.name_short ilike $1
  or c.slug ilike $1
order by
  lower(c.name),
  c.id
limit
  $2
offset
  $3;
