/**
 * The JSON of our answers, as PostgreSQL builds it. Each constant or function is an SQL expression for rows under the alias it
 * names: c (companies), l (location_profiles), e (events), ct (call_times), q (labor_requirements), t (labor_types),
 * r (labor_requests), w (workers, with cons and stops).
 */

/** Kept minutes as hours, without trailing zeros. */
const hours = (minutes: string): string => `trim_scale((${minutes}) / 60.0)`;

export const COMPANY = `json_build_object('id', c.id, 'name', c.name, 'name_short', c.name_short, 'address', c.address, 'city', c.city,
  'state', c.state, 'zip_code', c.zip_code, 'phone_number', c.phone_number, 'email', c.email, 'website', c.website,
  'time_tracking', c.time_tracking, 'minimum_hours', ${hours('c.minimum_minutes')}, 'meal_penalty_trigger_time', ${hours('c.meal_trigger_minutes')},
  'hour_round_up', c.round_up_minutes, 'round_up_target', c.round_up_target,
  'meal_penalty_diff', (c.meal_penalty_hundredths / 100.0)::numeric(10, 2)::text, 'slug', c.slug, 'logo', c.logo_file)`;

/** Needs the company's object. */
export const LOCATION = (
  company: string,
): string => `json_build_object('id', l.id, 'name', l.name, 'address', l.address, 'time_zone', l.time_zone,
  'minimum_hours', ${hours('coalesce(l.minimum_minutes, c.minimum_minutes)')},
  'meal_penalty_trigger_time', ${hours('coalesce(l.meal_trigger_minutes, c.meal_trigger_minutes)')},
  'hour_round_up', coalesce(l.round_up_minutes, c.round_up_minutes), 'company', ${company})`;

const USER = `json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)`;

const PERSON = `'id', g.id, 'per_page_preference', g.per_page_preference, 'user', ${USER}`;
export const MANAGER = (company: string): string =>
  `json_build_object(${PERSON}, 'timezone', g.time_zone, 'company', ${company})`;
export const STEWARD = (company: string): string =>
  `json_build_object(${PERSON}, 'company', ${company})`;

const EVENT_SCALARS = `'id', e.id, 'event_name', e.event_name, 'slug', e.slug, 'start_date', e.start_date, 'end_date', e.end_date,
  'is_single_day', e.is_single_day, 'event_description', e.event_description, 'canceled', e.canceled,
  'minimum_hours', ${hours('coalesce(e.minimum_minutes, l.minimum_minutes, c.minimum_minutes)')},
  'meal_penalty_trigger_time', ${hours('coalesce(e.meal_trigger_minutes, l.meal_trigger_minutes, c.meal_trigger_minutes)')},
  'hour_round_up', coalesce(e.round_up_minutes, l.round_up_minutes, c.round_up_minutes)`;

interface EventRelations {
  location: string;
  company: string;
  createdBy: string;
  steward: string;
}

/** @param more further pairs, with a comma in front */
export const EVENT = (
  { location, company, createdBy, steward }: EventRelations,
  more = '',
): string =>
  `json_build_object(${EVENT_SCALARS}, 'location_profile', ${location}, 'company', ${company}, 'created_by', ${createdBy}, 'steward', ${steward}${more})`;

/** As it hangs in a request; nobody's link tells who made an event. */
export const FLAT_EVENT = (who: 'staff' | 'public'): string => `json_build_object(${EVENT_SCALARS},
  'location_profile', case when l.id is not null then json_build_object('id', l.id, 'name', l.name) end, 'company', e.company_id,
  'created_by', ${who === 'staff' ? 'e.created_by_id' : 'null'}, 'steward', ${who === 'staff' ? 'e.steward_id' : 'null'})`;

const CALL_MINIMUM =
  'coalesce(ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes)';
const CALL_SCALARS = `'id', ct.id, 'date', ct.date, 'name', ct.name, 'time', ct.time, 'call_unixtime', floor(extract(epoch from ct.starts_at))::bigint,
  'minimum_hours', ${hours(CALL_MINIMUM)}, 'expected_hours', ${hours('ct.expected_minutes')}, 'slug', ct.slug, 'original_date', ct.original_date, 'original_time', ct.original_time,
  'last_modified', ct.last_modified, 'message', ct.message, 'time_has_changed', ct.time_has_changed`;

export const FLAT_CALL = `json_build_object(${CALL_SCALARS}, 'event', ct.event_id)`;
export const CALL_WITH_EVENT = (event: string): string =>
  `json_build_object(${CALL_SCALARS}, 'event', ${event})`;
export const CALL = (requirements: string): string =>
  `json_build_object(${CALL_SCALARS}, 'event', ct.event_id, 'labor_requirements', ${requirements}, 'event_slug', e.slug, 'event_name', e.event_name)`;

export const SKILL = `json_build_object('id', t.id, 'name', t.name, 'company', t.company_id)`;
export const SKILL_WITH_COMPANY = (company: string): string =>
  `json_build_object('id', t.id, 'name', t.name, 'company', ${company})`;

/** The two objects inside are given as expressions. */
export const REQUIREMENT = (
  call: string,
  skill: string,
): string => `json_build_object('id', q.id, 'needed_labor', q.needed_labor,
  'minimum_hours', ${hours(`coalesce(q.minimum_minutes, ${CALL_MINIMUM})`)}, 'slug', q.slug, 'fcfs_positions', q.fcfs_positions,
  'call_time', ${call}, 'labor_type', ${skill})`;

const WORKER_SCALARS = `'id', w.id, 'slug', w.slug, 'name', w.name, 'phone_number', w.phone_number, 'notes', w.notes,
  'nocallnoshow', w.no_show_count, 'canceled_requests', w.canceled_count,
  'sms_consent', cons.granted_at is not null and stops.phone_number is null, 'sent_consent_msg', cons.asked_at is not null,
  'stop_sms', stops.phone_number is not null, 'is_steward', w.is_steward, 'primary_skill', w.primary_skill_id, 'secondary_skill', w.secondary_skill_id`;

export const WORKER_FROM = `workers w
  left join consents cons on cons.phone_number = w.phone_number and cons.company_id = w.company_id
  left join phone_stops stops on stops.phone_number = w.phone_number`;

/** A worker's skills by name, of a relation `skills` (id, name, json). */
const SKILLS_OF_WORKER = `(select coalesce(json_agg(s.json order by s.name, s.id), '[]') from worker_skills ws join skills s on s.id = ws.labor_type_id where ws.worker_id = w.id)`;

/** As it hangs in a request: `skills` says whether they carry the company or its id. */
export const NESTED_WORKER = (company: string): string => `json_build_object(${WORKER_SCALARS},
  'user', (select ${USER} from users u where u.id = w.user_id), 'company', ${company}, 'labor_types', ${SKILLS_OF_WORKER})`;

export const PUBLIC_WORKER = `json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'phone_number', w.phone_number,
  'labor_types', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
                    from worker_skills ws join labor_types s on s.id = ws.labor_type_id where ws.worker_id = w.id))`;

/** On lists of workers; the three of the fill list are given as expressions. American numbers only. */
export const LISTED_WORKER = (
  skills: string,
  phones: string,
  fill = { conflicts: `'[]'::json`, requested: 'false', reserved: 'false' },
): string =>
  `json_build_object(${WORKER_SCALARS}, 'labor_types', ${skills}, 'alt_phones', ${phones}, 'user', w.user_id, 'company', w.company_id,
    'formatted_phone_number', '(' || substr(w.phone_number, 3, 3) || ') ' || substr(w.phone_number, 6, 3) || '-' || substr(w.phone_number, 9),
    'conflicts', ${fill.conflicts}, 'requested', ${fill.requested}, 'reserved', ${fill.reserved})`;

export const SKILLS_OF_LISTED = SKILLS_OF_WORKER;
export const PHONES_OF_LISTED = `(select coalesce(json_agg(json_build_object('id', a.id, 'phone_number', a.phone_number, 'label', a.label) order by a.id), '[]')
  from alt_phones a where a.worker_id = w.id)`;

/** What a request says of its state. */
export const AVAILABILITY = (state: string): string =>
  `case when ${state} in ('available', 'confirmed') then 'yes' when ${state} <> 'pending' then 'no' end`;

/** The objects inside are given as expressions; `more`: further pairs, with a comma in front. */
export const REQUEST = (
  inside: { entries: string; worker: string; requirement: string },
  more = '',
): string => `json_build_object(
  'id', r.id, 'token', r.token, 'token_short', r.token_short, 'availability_response', ${AVAILABILITY('r.state')}, 'confirmed', r.state = 'confirmed',
  'is_reserved', r.reserved, 'requested', true, 'sms_sent', r.sent_at is not null, 'requested_at', r.requested_at, 'responded_at', r.responded_at,
  'sent_time', r.sent_at, 'event_token', null, 'reminder_sent', r.reminder_sent_at is not null, 'canceled', r.state = 'canceled',
  'ncns', r.state = 'no_show', 'message', (select tc.message from time_changes tc where tc.labor_request_id = r.id order by tc.id desc limit 1),
  'time_entries', ${inside.entries}, 'worker', ${inside.worker}, 'labor_requirement', ${inside.requirement}${more})`;
