-- Whose key it is, before anything else

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts
-- null: impersonator_id, language, rows_per_page
-- contact_company_ids: ["number"]
-- grants: []
-- grants_asking_for_it: []
select
  k.id as credential_id,
  k.impersonator_id,
  k.last_used_at <= $2::timestamptz - interval '1 hour' as is_to_be_stamped,
  u.id,
  u.username,
  u.first_name,
  u.language,
  u.rows_per_page,
  array(
    select
      w.company_id
    from
      workers w
    where
      w.user_id = u.id
  ) as contact_company_ids,
  coalesce(
    (
      select
        json_agg(
          json_build_object('id', g.id, 'role', g.role, 'companyId', g.company_id)
          order by
            g.id
        )
      from
        role_grants g
      where
        g.user_id = u.id
    ),
    '[]'
  ) as grants,
  not exists (
    select
    from
      second_factors sf
    where
      sf.user_id = u.id
      and sf.confirmed_at is not null
  ) as is_without_second_factor,
  coalesce(
    (
      select
        json_agg(distinct g.id)
      from
        role_grants g
        join second_factor_policies sp on g.role = 'administrator'
        or sp.company_id = g.company_id
      where
        g.user_id = u.id
        and g.role <> 'steward'
    ),
    '[]'
  ) as grants_asking_for_it,
  coalesce(
    case
      when not exists (
        select
        from
          role_grants g
        where
          g.user_id = u.id
          and g.company_id is null
      ) then (
        select
          'c' || sum(rev.value)
        from
          company_revisions rev
        where
          rev.company_id = any (
            array(
              select
                g.company_id
              from
                role_grants g
              where
                g.user_id = u.id
              union
              select
                w.company_id
              from
                workers w
              where
                w.user_id = u.id
            )
          )
      )
    end,
    'd' || (
      select
        pg_snapshot_xmax(s)::text::bigint - (
          select
            count(*)
          from
            pg_snapshot_xip(s)
        )
      from
        pg_current_snapshot() s
    ) || ' ' || pg_postmaster_start_time()
  ) as revision
from
  api_keys k
  join users u on u.id = k.user_id
where
  k.key_hash = $1
  and u.is_active
  and k.last_used_at >= $2::timestamptz - interval '90 days'
  and k.created_at > $2::timestamptz - interval '365 days'
  and (
    k.impersonator_id is null
    or k.created_at > $2::timestamptz - interval '1 hours'
  );
