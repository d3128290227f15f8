-- GET /sms-usage/ as owner

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- SmsUsageQueries.lastTwelveMonths · libs/messaging/src/usage/sms-usage.queries.ts
select
  id,
  name,
  name_short,
  slug,
  time_zone
from
  companies
where
  id = any (
    coalesce(
      $1::bigint[],
      array(
        select
          id
        from
          companies
      )
    )
  )
order by
  lower(name),
  name,
  id;

-- SmsUsageQueries.lastTwelveMonths (2) · libs/messaging/src/usage/sms-usage.queries.ts
select
  to_char(sent_at at time zone $3, 'YYYY-MM-DD') as day,
  company_id,
  sum(segments)::bigint as segments
from
  outgoing_messages
where
  channel = 'sms'
  and status in ('sent', 'delivered', 'undelivered')
  and sent_at >= $1
  and company_id = any ($2)
group by
  1,
  2
order by
  1,
  2;

-- SmsUsageQueries.lastTwelveMonths (3) · libs/messaging/src/usage/sms-usage.queries.ts
select
  coalesce(sum(segments), 0)::bigint as segments
from
  outgoing_messages
where
  channel = 'sms'
  and status in ('sent', 'delivered', 'undelivered')
  and company_id = any ($1);
