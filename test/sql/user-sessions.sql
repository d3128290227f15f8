-- GET /user/sessions/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CredentialQueries.list · libs/identity/src/credentials/credential.queries.ts
select
  id,
  user_agent,
  created_at,
  last_used_at,
  least(expires_at, last_used_at + interval '14 days') as expires_at
from
  sessions
where
  user_id = $1
  and least(expires_at, last_used_at + interval '14 days') > $2
order by
  id desc;
