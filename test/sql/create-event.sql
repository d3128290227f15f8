-- GET /create-event/ as manager

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

-- LocationProfileQueries.ofCompany · libs/company/src/location-profile.queries.ts
-- null: time_zone, minimum_minutes, meal_trigger_minutes, round_up_minutes
select
  l.id,
  l.company_id,
  l.name,
  l.address,
  l.time_zone,
  l.minimum_minutes,
  l.meal_trigger_minutes,
  l.round_up_minutes
from
  location_profiles l
where
  l.company_id = $1
order by
  l.name,
  l.id;

-- TypeORM
commit work;
