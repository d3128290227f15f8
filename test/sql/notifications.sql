-- GET /notifications/ as manager

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

-- NotificationQueries.feed · libs/notification/src/notification.queries.ts
-- rows: [{"id":"number","response?":"string","message":"string","sent_at":"string","read":"boolean","event":"string","call_time":"string","labor_requirement_slug":"string"}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    select
      n.id,
      n.response,
      n.message,
      n.sent_at,
      n.read,
      e.event_name as event,
      ct.name as call_time,
      case
        when coalesce(q.archived_at, ct.archived_at, e.archived_at) is null then q.slug
      end as labor_requirement_slug
    from
      notifications n
      join events e on e.id = n.event_id
      left join call_times ct on ct.id = n.call_time_id
      left join labor_requirements q on q.id = n.labor_requirement_id
    where
      n.company_id = any ($1)
      and true
    order by
      n.id desc
    limit
      500
  ) listed;

-- TypeORM
commit work;
