-- GET /pay/settings/ as manager

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
