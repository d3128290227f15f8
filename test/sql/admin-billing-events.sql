-- GET /admin/billing/events/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- StripeEventService.list · libs/billing/src/events/stripe-event.service.ts
select
  se.id,
  se.stripe_id,
  se.type,
  se.thin,
  se.happened_at,
  se.customer_id,
  se.charge_id,
  se.company_id,
  se.received_at,
  se.outcome,
  se.note,
  se.attempts,
  se.worked_off_at
from
  stripe_events se
order by
  se.id desc
limit
  $1;
