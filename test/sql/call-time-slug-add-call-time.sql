-- GET /call-time/{slug}/add-call-time/ as steward

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

-- EventQueries.bySlugUnchecked · libs/event/src/event.queries.ts
-- null: minimum_minutes, meal_trigger_minutes, round_up_minutes
-- company: {"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""}
-- location: {"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""}
-- created_by: {"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}
-- steward: {"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}
select
  e.id,
  e.slug,
  e.company_id,
  e.event_name,
  e.event_description,
  e.start_date,
  e.end_date,
  e.is_single_day,
  e.canceled,
  e.location_profile_id,
  e.created_by_id,
  e.steward_id,
  e.minimum_minutes,
  e.meal_trigger_minutes,
  e.round_up_minutes,
  to_json(c) as company,
  to_json(l) as location,
  (
    select
      json_build_object(
        'id',
        g.id,
        'per_page_preference',
        g.per_page_preference,
        'time_zone',
        g.time_zone,
        'user',
        json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
      )
    from
      role_grants g
      join users u on u.id = g.user_id
    where
      g.id = e.created_by_id
  ) as created_by,
  (
    select
      json_build_object(
        'id',
        g.id,
        'per_page_preference',
        g.per_page_preference,
        'time_zone',
        g.time_zone,
        'user',
        json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
      )
    from
      role_grants g
      join users u on u.id = g.user_id
    where
      g.id = e.steward_id
  ) as steward
from
  events e
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
where
  e.slug = $1
  and e.archived_at is null;

-- LaborTypeQueries.ofCompany · libs/company/src/labor-type.queries.ts
select
  t.id,
  t.company_id,
  t.name
from
  labor_types t
where
  t.company_id = $1
order by
  t.name,
  t.id;

-- TypeORM
commit work;
