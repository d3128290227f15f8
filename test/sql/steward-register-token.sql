-- GET /steward/register/{token}/ as nobody

-- WorkerRegistrationQueries.find · libs/labor/src/workers/registration/worker-registration.queries.ts
select
  w.id as worker_id,
  w.company_id,
  c.name as company,
  w.phone_number,
  w.language,
  (
    t.used_at is not null
    or w.user_id is not null
  ) as used,
  t.expires_at <= $2 as expired
from
  registration_tokens t
  join workers w on w.id = t.worker_id
  join companies c on c.id = w.company_id
where
  t.token = $1;
