-- GET /user/info/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- UserProfileQueries.own · libs/identity/src/accounts/user-profile.queries.ts
select
  slug
from
  user_profiles
where
  user_id = $1;
