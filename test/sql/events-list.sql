-- GET /events/list/ as manager

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

-- EventListQueries.eventsWithoutRelations · libs/labor/src/screens/event-list.queries.ts
-- rows: [{"id":"number","slug":"string","company_id":"number","event_name":"string","event_description":"string","start_date":"string","end_date?":"string","is_single_day":"boolean","canceled":"boolean","location_profile_id":"number","created_by_id?":"number","steward_id":"number","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":"","unfilled_count":"number"}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    with
      reached as materialized (
        select
          e.*
        from
          events e
        where
          e.archived_at is null
          and (
            e.company_id = any (
              coalesce(
                $1::bigint[],
                array(
                  select
                    id
                  from
                    companies
                )
              )
            )
            or e.steward_id = any ($2)
          )
          and true
        order by
          e.start_date asc,
          e.id asc
        limit
          512
      ),
      fill as (
        select
          ct.event_id,
          q.needed_labor,
          count(r.id) as confirmed
        from
          reached e
          join call_times ct on ct.event_id = e.id
          and ct.archived_at is null
          join labor_requirements q on q.call_time_id = ct.id
          and q.archived_at is null
          left join labor_requests r on r.labor_requirement_id = q.id
          and r.state = 'confirmed'
        group by
          ct.event_id,
          q.id
      ),
      unfilled as (
        select
          event_id,
          sum(greatest(0, needed_labor - confirmed))::int as count
        from
          fill
        group by
          event_id
      )
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
      coalesce(u.count, 0) as unfilled_count
    from
      reached e
      left join unfilled u on u.event_id = e.id
    order by
      e.start_date,
      e.id
  ) listed;

-- EventListQueries.companiesOf · libs/labor/src/screens/event-list.queries.ts
-- company: {"id":"number","slug":"string","name":"string","name_short":"string","address?":"","city?":"","state?":"","zip_code?":"","phone_number":"string","email":"string","website":"string","time_zone":"string","time_tracking":"boolean","minimum_minutes":"number","meal_trigger_minutes":"number","round_up_minutes":"number","round_up_target":"number","meal_penalty_hundredths":"number","sending_from_minute":"number","sending_until_minute":"number","promotion_cutoff_minutes":"number","created_at":"string","logo_file":"string","reminder_hours":[],"rest_minutes":"number","text_countries":[],"sms_sender?":"","restricted_since?":""}
-- locations: [{"id":"number","company_id":"number","name":"string","address":"string","time_zone?":"string","minimum_minutes?":"","meal_trigger_minutes?":"","round_up_minutes?":""}]
select
  to_json(c) as company,
  (
    select
      coalesce(json_agg(to_json(l)), '[]')
    from
      location_profiles l
    where
      l.company_id = c.id
  ) as locations
from
  companies c
where
  c.id = any ($1);

-- EventListQueries.peopleOf · libs/labor/src/screens/event-list.queries.ts
-- rows: [{"id":"number","per_page_preference":"number","time_zone":"string","user":{"id":"number","username":"string","first_name":"string","last_name":"string"}}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      g.id,
      g.per_page_preference,
      g.time_zone,
      json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name) as user
    from
      role_grants g
      join users u on u.id = g.user_id
    where
      g.id = any ($1)
  ) listed;

-- TypeORM
commit work;
