-- GET /admin/billing/alerts/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- BillingAlertService.list · libs/billing/src/alerts/billing-alert.service.ts
select
  al.id,
  al.key,
  al.company_id,
  al.message,
  al.raised_at
from
  billing_alerts al
order by
  al.id desc
limit
  $1;
