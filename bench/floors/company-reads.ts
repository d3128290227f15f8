import {
  CALL_WITH_EVENT,
  COMPANY,
  EVENT,
  FLAT_EVENT,
  LISTED_WORKER,
  LOCATION,
  MANAGER,
  NESTED_WORKER,
  REQUEST,
  REQUIREMENT,
  SKILL,
  SKILL_WITH_COMPANY,
  STEWARD,
  WORKER_FROM,
} from './shapes.js';
import { TIME_ENTRIES } from './hours-shape.js';

/** Of company $1: `co` with its row and object. */
export const COMPANY_CTE = `co as materialized (select c.*, ${COMPANY} as json from companies c where c.id = $1)`;
/** Of company $1, with objects: `places`, `people`. */
export const PLACES_AND_PEOPLE_CTE = `places as materialized (select l.id, ${LOCATION('c.json')} as json from location_profiles l join co c on c.id = l.company_id),
  people as materialized (
    select g.id, ${MANAGER('c.json')} as manager, ${STEWARD('c.json')} as steward from role_grants g join users u on u.id = g.user_id join co c on c.id = g.company_id)`;
export const EVENT_RELATIONS = {
  location: 'places.json',
  company: 'c.json',
  createdBy: 'maker.manager',
  steward: 'runner.steward',
};
export const EVENT_RELATION_JOINS = `left join places on places.id = e.location_profile_id
  left join people maker on maker.id = e.created_by_id left join people runner on runner.id = e.steward_id`;
/** Their skills as they hang in requests. */
export const FULL_SKILLS = `skills as materialized (select t.id, t.name, ${SKILL_WITH_COMPANY('c.json')} as json from labor_types t join co c on c.id = t.company_id)`;
/** Their skills as they hang on lists. */
export const FLAT_SKILLS = `skills as materialized (select t.id, t.name, ${SKILL} as json from labor_types t where t.company_id = $1)`;

export const EVENT_LIST = `
  with ${COMPANY_CTE}, ${PLACES_AND_PEOPLE_CTE}, unfilled as (
    select fill.event_id, sum(greatest(0, fill.needed_labor - fill.confirmed))::int as count
      from (select ct.event_id, q.needed_labor, count(r.id) as confirmed
              from events e join call_times ct on ct.event_id = e.id and ct.archived_at is null
              join labor_requirements q on q.call_time_id = ct.id and q.archived_at is null
              left join labor_requests r on r.labor_requirement_id = q.id and r.state = 'confirmed'
             where e.company_id = $1 and e.archived_at is null group by ct.event_id, q.id) fill
     group by fill.event_id)
  select coalesce(json_agg(${EVENT(EVENT_RELATIONS, `, 'filled', coalesce(u.count, 0) = 0, 'unfilled_count', coalesce(u.count, 0)`)} order by e.start_date, e.id), '[]')::text as body
    from events e join co c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id ${EVENT_RELATION_JOINS}
    left join unfilled u on u.event_id = e.id
   where e.archived_at is null`;

/** Skills and numbers are gathered for all at once. */
export const CONTACTS = `
  with ${FLAT_SKILLS}, own as (
    select ws.worker_id, json_agg(s.json order by s.name, s.id) as json from worker_skills ws join skills s on s.id = ws.labor_type_id group by ws.worker_id
  ), alts as (
    select a.worker_id, json_agg(json_build_object('id', a.id, 'phone_number', a.phone_number, 'label', a.label) order by a.id) as json
      from alt_phones a join workers o on o.id = a.worker_id where o.company_id = $1 group by a.worker_id)
  select json_build_object(
    'workers', (select coalesce(json_agg(${LISTED_WORKER(`coalesce(own.json, '[]')`, `coalesce(alts.json, '[]')`)} order by lower(w.name), w.name, w.id), '[]')
                  from ${WORKER_FROM} left join own on own.worker_id = w.id left join alts on alts.worker_id = w.id where w.company_id = $1),
    'labor_types', (select coalesce(json_agg(s.json order by s.name, s.id), '[]') from skills s))::text as body`;

export const FEED = `
  select coalesce(json_agg(json_build_object('id', n.id, 'response', n.response, 'message', n.message, 'sent_at', n.sent_at, 'read', n.read,
           'event', n.event, 'call_time', n.call_time, 'labor_requirement_slug', n.slug) order by n.id desc), '[]')::text as body
    from (select n.*, e.event_name as event, ct.name as call_time,
                 case when coalesce(q.archived_at, ct.archived_at, e.archived_at) is null then q.slug end as slug
            from notifications n join events e on e.id = n.event_id left join call_times ct on ct.id = n.call_time_id
            left join labor_requirements q on q.id = n.labor_requirement_id
           where n.company_id = $1 order by n.id desc limit 500) n`;

export const WAITING = `
  with ${COMPANY_CTE}, ${FULL_SKILLS}, asked as materialized (
    select q.id, ct.date, ct.time, ct.id as call_id,
           ${REQUIREMENT(CALL_WITH_EVENT(FLAT_EVENT('staff')), 's.json')} as json
      from call_times ct join events e on e.id = ct.event_id join co c on c.id = e.company_id
      left join location_profiles l on l.id = e.location_profile_id
      join labor_requirements q on q.call_time_id = ct.id join skills s on s.id = q.labor_type_id
     where q.archived_at is null and ct.archived_at is null and e.archived_at is null and not e.canceled
       and ct.starts_at > now() - interval '3 days' and ct.date >= (now() at time zone coalesce(l.time_zone, c.time_zone))::date)
  select json_build_object('requests', coalesce(json_agg(
           ${REQUEST({ entries: `'[]'::json`, worker: NESTED_WORKER('c.json'), requirement: 'asked.json' }, `, 'sent_consent_msg', cons.asked_at is not null`)}
           order by asked.date, asked.time, asked.call_id, r.id), '[]'))::text as body
    from asked join labor_requests r on r.labor_requirement_id = asked.id and r.state = 'pending' and r.sent_at is not null
    join (${WORKER_FROM}) on w.id = r.worker_id cross join co c`;

/** The hundred latest of each state; key $2 is the worker's slug. */
export const HISTORY = `
  with ${COMPANY_CTE}, flat_skills as materialized (select t.id, t.name, ${SKILL} as json from labor_types t where t.company_id = $1), ${FULL_SKILLS},
  him as materialized (select w.id from workers w where w.slug = $2 and w.company_id = $1),
  known as materialized (
    select w.id, ${NESTED_WORKER('c.json')} as json, cons.asked_at is not null as was_asked,
           ${LISTED_WORKER(
             `(select coalesce(json_agg(s.json order by s.name, s.id), '[]') from worker_skills ws join flat_skills s on s.id = ws.labor_type_id where ws.worker_id = w.id)`,
             `(select coalesce(json_agg(json_build_object('id', a.id, 'phone_number', a.phone_number, 'label', a.label) order by a.id), '[]') from alt_phones a where a.worker_id = w.id)`,
           )} as listed
      from ${WORKER_FROM} cross join co c where w.id = (select id from him)),
  latest as (
    select r.id, replace(r.state, 'canceled', 'declined') as listed_as, ct.starts_at, row_number() over (partition by replace(r.state, 'canceled', 'declined') order by ct.starts_at desc, r.id desc) as back
      from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
     where r.worker_id = (select id from him) and r.state in ('pending', 'available', 'confirmed', 'declined', 'canceled', 'no_show')
       and q.archived_at is null and ct.archived_at is null and e.archived_at is null),
  those as materialized (
    select r.id, latest.listed_as, ct.starts_at,
           ${REQUEST({ entries: TIME_ENTRIES, worker: 'known.json', requirement: REQUIREMENT(CALL_WITH_EVENT(FLAT_EVENT('staff')), 's.json') }, `, 'sent_consent_msg', known.was_asked`)} as json
      from latest join labor_requests r on r.id = latest.id join labor_requirements q on q.id = r.labor_requirement_id join skills s on s.id = q.labor_type_id
      join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id join co c on c.id = e.company_id
      left join location_profiles l on l.id = e.location_profile_id cross join known
     where latest.back <= 100)
  select json_build_object('worker', (select listed from known), ${[
    ['confirmed_requests', 'confirmed'],
    ['declined_requests', 'declined'],
    ['ncns_requests', 'no_show'],
    ['pending_requests', 'pending'],
    ['available_requests', 'available'],
  ]
    .map(
      ([name, state]) =>
        `'${name}', (select coalesce(json_agg(json order by starts_at desc, id desc), '[]') from those where listed_as = '${state}')`,
    )
    .join(', ')})::text as body`;

/** Who somebody is: the roles and the profile of the user behind the key. */
export const MYSELF = `
  select json_build_object('user', json_build_object('slug', coalesce(p.slug, u.username), 'isManager', 'manager' = any(held.roles),
           'isSteward', 'steward' = any(held.roles), 'isAdministrator', 'administrator' = any(held.roles), 'isOwner', 'owner' = any(held.roles),
           'isWorker', exists (select from workers w where w.user_id = u.id), 'has_userprofile', p.user_id is not null))::text as body
    from users u left join user_profiles p on p.user_id = u.id
    cross join lateral (select coalesce(array_agg(g.role), '{}') as roles from role_grants g where g.user_id = u.id) held
   where u.id = $1`;
