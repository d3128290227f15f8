/**
 * The minimal statements of a write: as many as the product sends, on the same tables with the same locks, in the same
 * order, each prepared. Columns for messages and refusals only are left out. None needs the result of another: they are sent
 * together, and rows that were made before are found by their sequence.
 */
const WHOLE_CALL = `call_times ct join events e on e.id = ct.event_id join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;
const NOT_ARCHIVED = 'q.archived_at is null and ct.archived_at is null and e.archived_at is null';
const PLACED = `labor_requests r join workers w on w.id = r.worker_id join labor_requirements q on q.id = r.labor_requirement_id
  join labor_types t on t.id = q.labor_type_id join (${WHOLE_CALL}) on ct.id = q.call_time_id`;

const newest = (table: string): string => `currval(pg_get_serial_sequence('${table}', 'id'))`;

const audited = (subject: string): string => `with written as (
      insert into audit_entries (at, user_id, actor_kind, request_id, company_id, action, subject, after, subject_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, ${subject}) returning id, company_id, at)
    insert into unlinked_audit_entries (entry_id, chain, at) select id, coalesce(company_id, 0), at from written`;

export const STATEMENTS = {
  user: 'select id, username, first_name, email, password_hash, is_active from users where username = $1',
  userHeld: 'select id from users where id = $1 and is_active and password_hash = $2 for share',
  keyMade:
    'insert into api_keys (user_id, key_hash, user_agent, created_at, last_used_at) values ($1, $2, $3, $4, $4) returning id',
  key: `select k.id, u.id as user_id, u.username, (select json_agg(g) from role_grants g where g.user_id = u.id) as grants
          from api_keys k join users u on u.id = k.user_id where k.key_hash = $1 and u.is_active`,
  requirement: `select q.id, e.company_id, e.steward_id from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where q.slug = $1 and ${NOT_ARCHIVED}`,
  requestMade: `insert into labor_requests (labor_requirement_id, worker_id, token_short, reserved, requested_at)
    select $1, id, $4, false, $5 from workers where id = $2 and company_id = $3 on conflict do nothing returning id`,
  requestFound: `select r.id, e.company_id, e.steward_id from ${PLACED} where r.token_short = $1 and ${NOT_ARCHIVED}`,
  requirementHeld: `select q.id from labor_requirements q where q.id in (select r.labor_requirement_id from labor_requests r where r.id = $1) order by q.id for no key update`,
  placed: `select r.id, r.state, r.reserved, r.worker_id, w.name as worker, q.id as requirement_id, q.fcfs_positions, t.name as skill, ct.id as call_id, ct.name as call,
                  ct.starts_at, e.id as event_id, e.event_name, e.company_id from ${PLACED} where r.id = $1 and ${NOT_ARCHIVED}`,
  counted: `select count(*) filter (where state = 'confirmed')::int as confirmed, count(*) filter (where state = 'pending' and reserved)::int as reserved
              from labor_requests where labor_requirement_id = $1`,
  answered: `update labor_requests set state = 'available', responded_at = $2 where id = $1`,
  noted: `insert into notifications (company_id, event_id, call_time_id, labor_requirement_id, labor_request_id, response, message, sent_at)
          values ($1, $2, $3, $4, $5, 'Available', $6, $7)`,
  withdrawn: `update outgoing_messages set status = 'dropped' where kind = 'offer' and status in ('queued', 'held') and subject_id = $1`,
  onSheet: `select e.company_id, e.steward_id, exists (
      select from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id where r.id = $2 and q.call_time_id = ct.id and q.archived_at is null) as has_row
    from call_times ct join events e on e.id = ct.event_id where ct.slug = $1 and ct.archived_at is null`,
  requestHeld: 'select id from labor_requests where id = $1 for update',
  shift: `select r.id, r.state, w.name, ct.starts_at, e.company_id from ${PLACED} where r.id = $1`,
  entry: 'select * from time_entries where labor_request_id = $1 limit 1',
  entryMade:
    'insert into time_entries (labor_request_id, start_at, created_at, updated_at) values ($1, $2, $3, $3) returning id',
  punched: `insert into punches (time_entry_id, edge, raw_at, counted_at, source, user_id, recorded_at)
    values (${newest('time_entries')}, 'start', $1, $2, 'time_sheet', $3, $1) returning id`,
  requirementsKnown: `select q.slug, q.id, e.company_id from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where q.slug = any($1)`,
  requestsKnown: `select r.id, r.token_short, w.name as worker, q.id as requirement_id, t.name as skill, ct.id as call_id, ct.name as call, ct.starts_at,
                         e.id as event_id, e.event_name, e.company_id from ${PLACED} where r.token_short = any($1) or r.id = any($2)`,
  audited: audited('$9'),
  keyAudited: audited(newest('api_keys')),
  requestAudited: audited(newest('labor_requests')),
  entryAudited: audited(newest('time_entries')),
} as const;

export type StatementName = keyof typeof STATEMENTS;
