-- GET /user/keys/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CredentialQueries.list · libs/identity/src/credentials/credential.queries.ts
select
  id,
  user_agent,
  created_at,
  last_used_at,
  least(
    created_at + interval '365 days',
    last_used_at + interval '90 days',
    case
      when impersonator_id is not null then created_at + interval '1 hours'
    end
  ) as expires_at
from
  api_keys
where
  user_id = $1
  and least(
    created_at + interval '365 days',
    last_used_at + interval '90 days',
    case
      when impersonator_id is not null then created_at + interval '1 hours'
    end
  ) > $2
order by
  id desc;
