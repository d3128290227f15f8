-- GET /sms-count/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- SmsUsageQueries.segmentsOfLast30Days · libs/messaging/src/usage/sms-usage.queries.ts
select
  coalesce(sum(segments), 0)::bigint as segments
from
  outgoing_messages
where
  channel = 'sms'
  and status in ('sent', 'delivered', 'undelivered')
  and sent_at >= $1
  and company_id = any ($2);
