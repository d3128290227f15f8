-- GET /user/settings/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- UserSettingsService.find · libs/identity/src/account-changes/user-settings.service.ts
-- null: phone_number
select
  u.username,
  u.first_name,
  u.last_name,
  u.email,
  up.phone_number
from
  users u
  left join user_profiles up on up.user_id = u.id
where
  u.id = $1;
