-- GET /pay/exports/{id}/file/ as manager

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

-- PayExportQueries.find · libs/pay/src/exports/pay-export.queries.ts
-- null: sha256, summary, period, created_by
-- options: {"from":"string","until":"string"}
select
  pxe.id,
  pxe.format,
  pxe.options,
  pxe.file_name,
  pxe.state,
  pxe.done,
  pxe.total,
  pxe.sha256,
  pxe.summary,
  pxe.created_at,
  pxe.finished_at,
  pp.starts_on::text as period,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = pxe.created_by_user_id
  ) as created_by
from
  pay_exports pxe
  left join pay_periods pp on pp.company_id = pxe.company_id
  and pp.id = pxe.pay_period_id
where
  pxe.company_id = $1
  and pxe.id = $2;

-- readParts · libs/pay/src/exports/export-parts.ts
select
  pxp.bytes,
  not exists (
    select
    from
      pay_export_parts later
    where
      later.pay_export_id = $1
      and later.nth > $2
  ) as is_last
from
  pay_export_parts pxp
where
  pxp.pay_export_id = $1
  and pxp.nth = $2;
