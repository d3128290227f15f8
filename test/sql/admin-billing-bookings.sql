-- GET /admin/billing/bookings/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- UsageBookingService.list · libs/billing/src/usage/usage-booking.service.ts
select
  ub.company_id,
  ub.id,
  ub.key,
  ub.segments,
  ub.used_at,
  ub.reason,
  ub.listed_at,
  ub.booked_at,
  ub.booked_by_id
from
  usage_bookings ub
order by
  ub.booked_at is not null,
  ub.id desc
limit
  $1;
