-- GET /company/people/ as owner

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CompanyQueries.managed (2) · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code
-- reminder_hours: []
select
  c.id,
  c.slug,
  c.name,
  c.name_short,
  c.address,
  c.city,
  c.state,
  c.zip_code,
  c.phone_number,
  c.email,
  c.website,
  c.time_zone,
  c.time_tracking,
  c.minimum_minutes,
  c.meal_trigger_minutes,
  c.round_up_minutes,
  c.round_up_target,
  c.meal_penalty_hundredths,
  c.sending_from_minute,
  c.sending_until_minute,
  c.promotion_cutoff_minutes,
  c.rest_minutes,
  c.reminder_hours,
  c.logo_file
from
  companies c
where
  c.id = $1;

-- PeopleQueries.ofCompany · libs/identity/src/accounts/people.queries.ts
-- roles: [{"id":"number","role":"string","company":{"slug":"string","name":"string"}}]
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
  exists (
    select
    from
      role_grants g
    where
      g.user_id = u.id
      and g.company_id = $1
  )
order by
  u.username;
