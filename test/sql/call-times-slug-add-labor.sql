-- GET /call-times/{slug}/add-labor/ as steward

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

-- CallTimeQueries.reached · libs/call-time/src/call-time.queries.ts
-- null: time_has_changed, minimum_minutes, expected_minutes
-- event: {"id":"number","slug":"string","company_id":"number","event_name":"string","event_description":"string","start_date":"string","end_date":"string","is_single_day":"boolean","canceled":"boolean","location_profile_id":"number","created_by_id":"number","steward_id":"number","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":"","company":{"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""},"location":{"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""},"created_by":{"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}},"steward":{"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}}
select
  ct.id,
  ct.slug,
  ct.event_id,
  ct.name,
  ct.date,
  ct.time,
  ct.starts_at,
  ct.original_date,
  ct.original_time,
  ct.time_has_changed,
  ct.minimum_minutes,
  ct.expected_minutes,
  ct.message,
  ct.last_modified,
  (
    select
      to_json(event)
    from
      (
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
      ) event
  ) as event
from
  call_times ct
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
where
  ct.slug = $1
  and ct.archived_at is null;

-- LaborRequirementQueries.ofCallUnchecked · libs/labor/src/requirements/labor-requirement.queries.ts
-- null: minimum_minutes
-- labor_type: {"id":"number","company_id":"number","name":"string"}
select
  q.id,
  q.slug,
  q.call_time_id,
  q.labor_type_id,
  q.needed_labor,
  q.fcfs_positions,
  q.minimum_minutes,
  to_json(t) as labor_type
from
  labor_requirements q
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
where
  ct.slug = $1
  and q.archived_at is null
order by
  t.name,
  q.id;

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
