import {
  PLACES_AND_PEOPLE_CTE,
  EVENT_RELATIONS,
  EVENT_RELATION_JOINS,
  COMPANY_CTE,
  FLAT_SKILLS,
  FULL_SKILLS,
} from './company-reads.js';
import { TIME_ENTRIES, TIME_ENTRY } from './hours-shape.js';
import {
  AVAILABILITY,
  CALL,
  CALL_WITH_EVENT,
  COMPANY,
  EVENT,
  FLAT_CALL,
  FLAT_EVENT,
  LISTED_WORKER,
  LOCATION,
  NESTED_WORKER,
  PHONES_OF_LISTED,
  PUBLIC_WORKER,
  REQUEST,
  REQUIREMENT,
  SKILL,
  SKILL_WITH_COMPANY,
  SKILLS_OF_LISTED,
  WORKER_FROM,
} from './shapes.js';

const ABOVE_CALL = `call_times ct join events e on e.id = ct.event_id join co c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;
const NOT_ARCHIVED = 'ct.archived_at is null and e.archived_at is null';
const REQUIREMENTS_OF_CALL = `(select coalesce(json_agg(each.json order by each.name, each.id), '[]') from (
  select q.id, t.name, ${REQUIREMENT(FLAT_CALL, SKILL)} as json from labor_requirements q join labor_types t on t.id = q.labor_type_id
   where q.call_time_id = ct.id and q.archived_at is null) each)`;
const WITH_COMPANY = `, 'sent_consent_msg', cons.asked_at is not null`;

/** $2: the event's slug. */
export const EVENT_BOARD = `
  with ${COMPANY_CTE}, ${PLACES_AND_PEOPLE_CTE}, calls as materialized (
    select ct.id, ct.starts_at, ${REQUIREMENTS_OF_CALL} as requirements from ${ABOVE_CALL} where e.slug = $2 and ${NOT_ARCHIVED}
  ), boards as materialized (
    select ct.id, ct.starts_at, calls.requirements, ${CALL('calls.requirements')} as json from calls join (${ABOVE_CALL}) on ct.id = calls.id)
  select json_build_object(
    'event', (select ${EVENT(EVENT_RELATIONS)} from events e join co c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id ${EVENT_RELATION_JOINS}
               where e.slug = $2 and e.archived_at is null),
    'call_times', (select coalesce(json_agg(json order by starts_at, id), '[]') from boards),
    'labor_types', (select coalesce(json_agg(${SKILL} order by t.name, t.id), '[]') from labor_types t where t.company_id = $1),
    'labor_requirements', (select coalesce(json_agg(one order by starts_at, id, nth), '[]') from boards cross join lateral json_array_elements(requirements) with ordinality as each(one, nth)))::text as body`;

/** $2: the call's slug. The crew with its hours. */
export const TIME_SHEET = `
  with ${COMPANY_CTE}, ${FLAT_SKILLS}, here as materialized (
    select ct.id, ${FLAT_CALL} as flat, ${CALL(REQUIREMENTS_OF_CALL)} as json from ${ABOVE_CALL} where ct.slug = $2 and ${NOT_ARCHIVED}
  ), asked as materialized (
    select q.id, q.labor_type_id, ${REQUIREMENT('here.flat', 's.json')} as json
      from here join (${ABOVE_CALL}) on ct.id = here.id join labor_requirements q on q.call_time_id = ct.id and q.archived_at is null join skills s on s.id = q.labor_type_id
  ), crew as materialized (
    select w.name, r.id, asked.labor_type_id, json_build_object('id', r.id, 'ncns', r.state = 'no_show', 'time_entry', ${TIME_ENTRY},
             'worker', ${NESTED_WORKER('c.json')}, 'labor_requirement', asked.json) as json
      from asked join labor_requests r on r.labor_requirement_id = asked.id and r.state in ('confirmed', 'no_show')
      join (${WORKER_FROM}) on w.id = r.worker_id cross join co c cross join here ct)
  select json_build_object('call_time', here.json,
    'labor_requests', (select coalesce(json_agg(json order by name, id), '[]') from crew),
    'labor_types', (select coalesce(json_agg(s.json order by first.at), '[]')
                      from (select labor_type_id, min(row) as at from (select labor_type_id, row_number() over (order by name, id) as row from crew) lined group by 1) first
                      join skills s on s.id = first.labor_type_id),
    'company_name', c.name, 'company_logo', c.logo_file)::text as body
    from here cross join co c`;

const REQUESTS_OF_CALL = REQUEST(
  { entries: TIME_ENTRIES, worker: NESTED_WORKER('c.json'), requirement: 'asked.json' },
  WITH_COMPANY,
);
const FULL_REQUIREMENT = REQUIREMENT(CALL_WITH_EVENT(FLAT_EVENT('staff')), 's.json');

/** $2: the call's slug. */
export const CALL_REQUESTS = `
  with ${COMPANY_CTE}, ${PLACES_AND_PEOPLE_CTE}, ${FULL_SKILLS}, asked as materialized (
    select q.id, q.labor_type_id, s.name, ct.id as call_id, ${FULL_REQUIREMENT} as json
      from ${ABOVE_CALL} join labor_requirements q on q.call_time_id = ct.id and q.archived_at is null join skills s on s.id = q.labor_type_id where ct.slug = $2 and ${NOT_ARCHIVED})
  select json_build_object('call_time', ${CALL(REQUIREMENTS_OF_CALL)},
    'labor_requests', (select coalesce(json_agg(${REQUESTS_OF_CALL} order by r.id), '[]')
                         from asked join labor_requests r on r.labor_requirement_id = asked.id join (${WORKER_FROM}) on w.id = r.worker_id),
    'labor_types', (select coalesce(json_agg(${SKILL} order by t.name, t.id), '[]') from labor_types t
                     where t.id in (select asked.labor_type_id from asked where exists (select from labor_requests r where r.labor_requirement_id = asked.id))),
    'event', ${EVENT(EVENT_RELATIONS)})::text as body
    from ${ABOVE_CALL} ${EVENT_RELATION_JOINS} where ct.slug = $2 and ${NOT_ARCHIVED}`;

const CONFLICT = `json_build_object('event', near.event_name, 'call_time', near.call_name || ' at ' || near.time, 'labor_type', near.skill, 'location', near.location_name,
  'availability_response', ${AVAILABILITY('o.state')}, 'confirmed', o.state = 'confirmed', 'canceled', false,
  'status', case o.state when 'confirmed' then 'Confirmed' when 'available' then 'Available' else 'Pending' end)`;

/** $2: the requirement's slug. All workers of the company, and those who are asked. */
export const FILL_LIST = `
  with ${COMPANY_CTE}, ${PLACES_AND_PEOPLE_CTE}, ${FULL_SKILLS.replace('skills as', 'full_skills as')}, ${FLAT_SKILLS}, this as materialized (
    select q.id, q.labor_type_id, q.call_time_id, ct.starts_at from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.slug = $2 and q.archived_at is null
  ), near as materialized (
    select q.id, e.event_name, ct.name as call_name, ct.time, ct.starts_at, t.name as skill, l.name as location_name
      from this join call_times ct on ct.starts_at between this.starts_at - interval '5 hours' and this.starts_at + interval '5 hours'
      join events e on e.id = ct.event_id join labor_requirements q on q.call_time_id = ct.id join labor_types t on t.id = q.labor_type_id
      left join location_profiles l on l.id = e.location_profile_id
     where e.company_id = $1 and q.id <> this.id and not e.canceled and ${NOT_ARCHIVED} and q.archived_at is null
  ), conflicts as (
    select o.worker_id, json_agg(${CONFLICT} order by near.starts_at, near.id) as json
      from near join labor_requests o on o.labor_requirement_id = near.id and o.state in ('pending', 'available', 'confirmed') group by o.worker_id)
  select json_build_object(
    'workers', (select coalesce(json_agg(${LISTED_WORKER(SKILLS_OF_LISTED, PHONES_OF_LISTED, {
      conflicts: `coalesce(conflicts.json, '[]')`,
      requested: 'mine.id is not null',
      reserved: 'coalesce(mine.reserved, false)',
    })} order by w.name, w.id), '[]')
                  from ${WORKER_FROM} left join labor_requests mine on mine.worker_id = w.id and mine.labor_requirement_id = (select id from this)
                  left join conflicts on conflicts.worker_id = w.id where w.company_id = $1),
    'call_time', ${CALL(REQUIREMENTS_OF_CALL)}, 'labor_requirement', ${REQUIREMENT(FLAT_CALL, SKILL)},
    'labor_requests', (select coalesce(json_agg(${REQUEST(
      {
        entries: TIME_ENTRIES,
        worker: NESTED_WORKER('c.json').replace('join skills s', 'join full_skills s'),
        requirement: 'asked.json',
      },
      WITH_COMPANY,
    )} order by r.id), '[]')
                         from (select ${FULL_REQUIREMENT} as json from full_skills s where s.id = q.labor_type_id) asked
                         cross join labor_requests r join (${WORKER_FROM}) on w.id = r.worker_id where r.labor_requirement_id = q.id),
    'event', ${EVENT(EVENT_RELATIONS)}, 'labor_type', json_build_array(${SKILL}))::text as body
    from this join labor_requirements q on q.id = this.id join labor_types t on t.id = q.labor_type_id join (${ABOVE_CALL} ${EVENT_RELATION_JOINS}) on ct.id = q.call_time_id`;

const PUBLIC_EVENT = EVENT(
  { location: LOCATION('c.json'), company: 'c.json', createdBy: 'null', steward: 'null' },
  `, 'location', concat_ws(', ', nullif(l.name, ''), nullif(l.address, ''))`,
);
const STATES = ['confirmed', 'pending', 'available'] as const;

/** $1: the event's slug, $2: the short token. For a worker who is confirmed for nothing yet: no QR code. */
export const CONFIRM_PAGE = `
  with here as materialized (select e.*, ${COMPANY} as company from events e join companies c on c.id = e.company_id where e.slug = $1 and e.archived_at is null),
  co as materialized (select c.*, here.company as json from here join companies c on c.id = here.company_id),
  him as materialized (
    select w.*, ${PUBLIC_WORKER} as json from labor_requests r join workers w on w.id = r.worker_id join labor_requirements q on q.id = r.labor_requirement_id
      join call_times ct on ct.id = q.call_time_id where r.token_short = $2 and ct.event_id = (select id from here) and q.archived_at is null and ct.archived_at is null),
  told as materialized (
    select r.id, r.state, ct.starts_at, ct.id as call_id,
           ${REQUEST({ entries: TIME_ENTRIES, worker: 'him.json', requirement: REQUIREMENT(CALL_WITH_EVENT(FLAT_EVENT('public')), SKILL_WITH_COMPANY('c.json')) })} as json
      from him join workers w on w.phone_number = him.phone_number join labor_requests r on r.worker_id = w.id join labor_requirements q on q.id = r.labor_requirement_id
      join labor_types t on t.id = q.labor_type_id join (${ABOVE_CALL}) on ct.id = q.call_time_id
     where e.id = (select id from here) and (r.sent_at is not null or r.state <> 'pending') and q.archived_at is null and ${NOT_ARCHIVED})
  select json_build_object('event', ${PUBLIC_EVENT}, 'worker', him.json,
    ${STATES.map((state) => `'${state}_call_times', (select coalesce(json_agg(json order by starts_at, call_id, id), '[]') from told where state = '${state}')`).join(', ')},
    'qr_code_data', null, 'registration_link', '/user/register/',
    'registration_token', (select seed from registration_tokens where worker_id = him.id and used_at is null and expires_at > now() order by id desc limit 1))::text as body
    from here e join co c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id cross join him`;
