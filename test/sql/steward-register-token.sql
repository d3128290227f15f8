-- GET /steward/register/{token}/ as nobody

-- WorkerRegistrationQueries.find · libs/labor/src/workers/registration/worker-registration.queries.ts
select
  w.id as worker_id,
  w.company_id,
  c.name as company,
  w.phone_number,
  w.language,
  (
    rt.used_at is not null
    or w.user_id is not null
  ) as used,
  rt.expires_at <= $2 as expired
from
  registration_tokens rt
  join workers w on w.id = rt.worker_id
  join companies c on c.id = w.company_id
where
  rt.token_hash = $1;
