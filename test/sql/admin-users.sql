-- GET /admin/users/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- writeEntries (2) · libs/notification/src/followers/audit.follower.ts
with
  given as materialized (
    select
      n,
      change.*,
      case
        when audit_values_are_personal (before)
        or audit_values_are_personal (after) then gen_random_uuid()::text
      end as salt
    from
      jsonb_array_elements($1::jsonb) with ordinality as listed (value, n)
      cross join jsonb_to_record(listed.value) as change ("companyId" bigint, action text, subject text, "subjectId" bigint, before jsonb, after jsonb)
  ),
  change as materialized (
    select
      n,
      "companyId",
      action,
      subject,
      "subjectId",
      salt,
      nullif(before, 'null') as before,
      nullif(after, 'null') as after,
      audit_values_hash (salt, nullif(before, 'null'), nullif(after, 'null')) as hash
    from
      given
  ),
  kept as (
    insert into
      audit_values (hash, salt, before, after)
    select
      hash,
      salt,
      before,
      after
    from
      change
    where
      salt is not null
  ),
  written as (
    insert into
      audit_entries (
        at,
        user_id,
        actor_kind,
        impersonator_id,
        request_id,
        company_id,
        action,
        subject,
        subject_id,
        before,
        after,
        values_hash
      )
    select
      $2,
      $3,
      $4,
      $5,
      $6,
      "companyId",
      action,
      subject,
      "subjectId",
      case
        when salt is null then before
      end,
      case
        when salt is null then after
      end,
      hash
    from
      change
    order by
      n
    returning
      id,
      company_id,
      at
  )
insert into
  unlinked_audit_entries (entry_id, chain, at)
select
  id,
  coalesce(company_id, 0),
  at
from
  written;

-- PeopleQueries.find · libs/identity/src/accounts/people.queries.ts
-- null: last_signed_in_at
-- roles: [{"id":"number","role":"string","company?":{"slug":"string","name":"string"}}]
select
  u.id,
  u.username,
  u.first_name,
  u.last_name,
  u.email,
  u.is_active,
  u.created_at,
  greatest(
    (
      select
        max(sn.last_at)
      from
        sign_in_networks sn
      where
        sn.user_id = u.id
    ),
    (
      select
        max(k.created_at)
      from
        api_keys k
      where
        k.user_id = u.id
        and k.impersonator_id is null
    ),
    (
      select
        max(s.created_at)
      from
        sessions s
      where
        s.user_id = u.id
        and s.impersonator_id is null
    )
  ) as last_signed_in_at,
  exists (
    select
    from
      second_factors sf
    where
      sf.user_id = u.id
      and sf.confirmed_at is not null
  ) as has_second_factor,
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
  ) as roles,
  count(*) over ()::int as total
from
  users u
where
  (
    u.username ilike $2
    or u.email ilike $2
    or u.first_name || ' ' || u.last_name ilike $2
    or exists (
      select
      from
        role_grants g
        join companies c on c.id = g.company_id
      where
        g.user_id = u.id
        and c.name ilike $2
    )
  )
order by
  u.username
limit
  $3
offset
  $4;
