-- GET /admin/system/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- SystemStatusQueries.tasks · apps/api/src/health/system-status.queries.ts
-- null: oldest_due_at
-- failing: []
with
  job as (
    select
      j.task_identifier,
      j.last_error,
      j.run_at,
      j.locked_at is not null as runs,
      j.attempts >= j.max_attempts as gave_up,
      j.attempts > 0
      and j.last_error is not null as fails
    from
      graphile_worker.jobs j
  )
select
  count(*) filter (
    where
      not runs
      and not gave_up
  )::int as queued,
  count(*) filter (
    where
      not runs
      and not gave_up
      and run_at <= now()
  )::int as due,
  count(*) filter (
    where
      runs
  )::int as running,
  count(*) filter (
    where
      gave_up
  )::int as failed,
  min(run_at) filter (
    where
      not runs
      and not gave_up
      and run_at <= now()
  ) as oldest_due_at,
  coalesce(
    (
      select
        json_agg(failing)
      from
        (
          select
            task_identifier as task,
            count(*)::int as count,
            left(max(last_error), 200) as error
          from
            job
          where
            fails
            or gave_up
          group by
            1
          order by
            2 desc,
            1
          limit
            10
        ) failing
    ),
    '[]'
  ) as failing
from
  job;

-- SystemStatusQueries.read · apps/api/src/health/system-status.queries.ts
select
  m.channel,
  m.status,
  count(*)::int as count
from
  outgoing_messages m
where
  m.created_at >= $1::timestamptz - interval '24 hours'
group by
  1,
  2
order by
  1 desc,
  3 desc,
  2;

-- SystemStatusQueries.database · apps/api/src/health/system-status.queries.ts
-- audit: {"unlinked":"number","oldest_unlinked_at":"string","verified_at?":"","verified_entries":"number","misfit?":""}
select
  current_setting('server_version') as version,
  pg_database_size(current_database()) as bytes,
  (
    select
      count(*)::int
    from
      pg_stat_activity
    where
      datname = current_database()
  ) as connections,
  current_setting('max_connections')::int as max_connections,
  (
    select
      count(*)::int
    from
      task_heartbeats h
    where
      h.beat_at > now() - interval '2 minutes'
  ) as runners,
  (
    select
      json_build_object(
        'unlinked',
        waiting.count,
        'oldest_unlinked_at',
        waiting.oldest,
        'verified_at',
        last.finished_at,
        'verified_entries',
        coalesce(last.checked, 0),
        'misfit',
        last.misfit
      )
    from
      (
        select
          count(*)::int as count,
          min(uae.at) as oldest
        from
          unlinked_audit_entries uae
      ) waiting
      left join (
        select
          *
        from
          audit_verifications avf
        order by
          avf.id desc
        limit
          1
      ) last on true
  ) as audit;
