-- GET /admin/billing/alerts/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- BillingAlertService.list · libs/billing/src/alerts/billing-alert.service.ts
select
  bal.id,
  bal.key,
  bal.company_id,
  bal.message,
  bal.raised_at
from
  billing_alerts bal
order by
  bal.id desc
limit
  $1;
