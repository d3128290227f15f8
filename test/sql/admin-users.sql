-- GET /admin/users/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- PeopleQueries.find · libs/identity/src/accounts/people.queries.ts
-- roles: [{"id":"number","role":"string","company?":{"slug":"string","name":"string"}}]
select
  u.id,
  u.username,
  u.first_name,
  u.last_name,
  u.email,
  u.is_active,
  u.created_at,
  coalesce(
    (
      select
        json_agg(
          json_build_object(
            'id',
            g.id,
            'role',
            g.role,
            'company',
            case
              when c.id is null then null
              else json_build_object('slug', c.slug, 'name', c.name)
            end
          )
          order by
            g.id
        )
      from
        role_grants g
        left join companies c on c.id = g.company_id
      where
        g.user_id = u.id
        and (
          $1::bigint is null
          or g.company_id = $1
        )
    ),
    '[]'
  ) as roles
from
  users u
where
  (
    u.username ilike $2
    or u.email ilike $2
    or u.first_name || ' ' || u.last_name ilike $2
  )
order by
  u.username
limit
  $3;
