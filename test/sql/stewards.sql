-- GET /stewards/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- TypeORM
start transaction isolation level repeatable read read only;

-- RevisionQueries.ofActor · libs/identity/src/sign-in/revision.queries.ts
select
  coalesce(
    case
      when not exists (
        select
        from
          role_grants g
        where
          g.user_id = $1::bigint
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
                g.user_id = $1::bigint
              union
              select
                w.company_id
              from
                workers w
              where
                w.user_id = $1::bigint
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
  ) as revision;

-- CompanyQueries.managed (2) · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code, sms_sender
-- reminder_hours: []
-- text_countries: []
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
  c.sms_sender,
  c.text_countries,
  c.logo_file
from
  companies c
where
  c.id = $1;

-- StewardQueries.ofCompany · libs/labor/src/screens/steward.queries.ts
select
  g.id,
  coalesce(
    (
      select
        w.name
      from
        workers w
      where
        w.user_id = u.id
        and w.company_id = g.company_id
      order by
        w.id
      limit
        1
    ),
    nullif(trim(u.first_name || ' ' || u.last_name), ''),
    u.username
  ) as name
from
  role_grants g
  join users u on u.id = g.user_id
where
  g.role = 'steward'
  and g.company_id = $1
  and u.is_active
order by
  name,
  g.id;

-- TypeORM
commit work;
