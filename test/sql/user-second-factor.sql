-- GET /user/second-factor/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- SecondFactorService.status · libs/identity/src/second-factor/second-factor.service.ts
select
  exists (
    select
    from
      second_factors sf
    where
      sf.user_id = $1
      and sf.confirmed_at is not null
  ) as enabled,
  (
    select
      count(*)::int
    from
      recovery_codes rc
    where
      rc.user_id = $1
      and rc.used_at is null
  ) as left;

-- SecondFactorPolicyService.isRequiredOf · libs/identity/src/second-factor/second-factor-policy.service.ts
select
  1
from
  role_grants g
  join second_factor_policies sp on g.role = 'administrator'
  or sp.company_id = g.company_id
where
  g.user_id = $1
  and g.role <> 'steward'
limit
  1;
