-- GET /pay/rule-sets/ as manager

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

-- PayRuleSetQueries.ofCompany · libs/pay/src/company-sets/pay-rule-set.queries.ts
-- null: archived_at
-- newest: {"id":"number","version":"number","rules":{"daily":[{"after":"number","multiplier":"number"}]},"effective_from":"string","source":"string","read_on?":"","user_id":"number"}
select
  prs.id,
  prs.name,
  prs.layer,
  prs.archived_at,
  prs.created_at,
  to_json(said) as newest
from
  pay_rule_sets prs
  cross join lateral (
    select
      prv.id,
      prv.version,
      prv.rules,
      prv.effective_from,
      prv.source,
      prv.read_on,
      prv.user_id
    from
      pay_rule_set_versions prv
    where
      prv.rule_set_id = prs.id
    order by
      prv.version desc
    limit
      1
  ) said
where
  prs.company_id = $1
  and prs.archived_at is null
order by
  array_position(array['federal', 'state', 'contract'], prs.layer),
  lower(prs.name),
  prs.id;
