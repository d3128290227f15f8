-- GET /call-times/{slug}/tracking/{request_id}/audit/ as steward

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- RowHistoryQueries.reached · libs/notification/src/audit/row-history.queries.ts
select
  r.id as request_id,
  te.id as time_entry_id,
  w.name as worker,
  t.name as skill,
  ct.name as call_name,
  ct.slug as call_slug,
  e.event_name,
  e.slug as event_slug,
  coalesce(te.time_zone, l.time_zone, c.time_zone) as time_zone,
  e.company_id,
  e.steward_id,
  ct.id as call_time_id
from
  labor_requests r
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  left join time_entries te on te.labor_request_id = r.id
where
  r.id = $1
  and ct.slug = $2
  and q.archived_at is null
  and ct.archived_at is null
  and e.archived_at is null;

-- RowHistoryQueries.history · libs/notification/src/audit/row-history.queries.ts
-- null: before, after, text, secrets, actor, impersonator
-- before?: {"end_at?":""}
-- after?: {"end_at?":"string","start_at":"string"}
-- punches: [{"edge":"string","source":"string","raw_at":"string","counted_at":"string"}]
select
  entry.type,
  entry.id,
  entry.at,
  entry.action,
  entry.subject,
  entry.subject_id,
  entry.before,
  entry.after,
  entry.is_erased,
  entry.actor_kind,
  entry.text,
  entry.secrets,
  coalesce(entry.punches, '[]') as punches,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = entry.user_id
  ) as actor,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = entry.impersonator_id
  ) as impersonator
from
  (
    select
      'entry' as type,
      trail.id,
      date_trunc('milliseconds', trail.at) as at,
      trail.action,
      trail.subject,
      trail.subject_id,
      trail.before,
      trail.after,
      trail.is_erased,
      trail.actor_kind,
      trail.user_id,
      trail.impersonator_id,
      null::json as text,
      null::text[] as secrets,
      (
        select
          json_agg(
            json_build_object('edge', p.edge, 'source', p.source, 'raw_at', p.raw_at, 'counted_at', p.counted_at)
            order by
              p.id
          )
        from
          punches p
        where
          trail.subject = 'time_entry'
          and p.time_entry_id = trail.subject_id
          and p.recorded_at = trail.at
      ) as punches
    from
      audit_trail trail
    where
      trail.company_id = $3
      and (
        trail.subject = 'labor_request'
        and trail.subject_id = $1
        or trail.subject = 'time_entry'
        and trail.subject_id = $2
        or trail.subject = 'call_time'
        and trail.subject_id = $4
        and trail.action like 'time_sheet.%'
        or trail.subject = 'pay_entry'
        and trail.subject_id = $2
        and $5
      )
      and (
        trail.subject <> 'labor_request'
        or trail.action like 'time_sheet.%'
      )
    union all
    select
      'punch',
      p.id,
      date_trunc('milliseconds', p.recorded_at) as at,
      'punch.' || p.edge,
      'time_entry',
      p.time_entry_id,
      null::jsonb as before,
      null::jsonb as after,
      false as is_erased,
      case
        when p.user_id is not null then 'user'
        when p.source = 'demonstration' then 'house'
        else 'clock-in'
      end,
      p.user_id,
      null::bigint,
      null::json,
      null::text[],
      json_build_array(
        json_build_object('edge', p.edge, 'source', p.source, 'raw_at', p.raw_at, 'counted_at', p.counted_at)
      )
    from
      punches p
    where
      p.time_entry_id = $2
      and not exists (
        select
        from
          audit_entries ae
        where
          ae.subject = 'time_entry'
          and ae.subject_id = p.time_entry_id
          and ae.at = p.recorded_at
      )
  ) entry
where
  true
order by
  entry.at desc,
  entry.type desc,
  entry.id desc
limit
  128;
