const WALL = `'YYYY-MM-DD"T"HH24:MI:SS'`;
const hours = (minutes: string): string => `trim_scale((${minutes}) / 60.0)`;

/** Minutes beyond the trigger, for each stretch between meals; breaks that do not overlap, within the shift. */
const PENALTY = `(
  select coalesce(sum(greatest(0, round(extract(epoch from stretch.until - stretch.since) / 60) - te.meal_trigger_minutes)), 0)
    from (select edge.at as until, coalesce(lag(edge.after) over (order by edge.at), te.start_at) as since
            from (select mb.starts_at as at, mb.starts_at + make_interval(mins => mb.minutes) as after from meal_breaks mb where mb.time_entry_id = te.id
                   union all select te.end_at, null) edge) stretch)`;
const TOTAL = `(round(extract(epoch from te.end_at - te.start_at) / 60)
  - (select coalesce(sum(mb.minutes) filter (where mb.break_type = 'unpaid'), 0) from meal_breaks mb where mb.time_entry_id = te.id))`;

const MEALS = `(select coalesce(json_agg(json_build_object('id', mb.id, 'break_time', to_char(mb.starts_at at time zone te.time_zone, ${WALL}),
    'duration', mb.minutes, 'break_type', mb.break_type) order by mb.starts_at, mb.id), '[]') from meal_breaks mb where mb.time_entry_id = te.id)`;

/** The hours of request r as an object or null; for shifts that are over, whose rules are frozen. Needs ct. */
export const TIME_ENTRY = `(
  select json_build_object('id', te.id, 'labor_request', te.labor_request_id, 'worker', r.worker_id, 'call_time', ct.id,
           'start_time', to_char(te.start_at at time zone te.time_zone, ${WALL}), 'end_time', to_char(te.end_at at time zone te.time_zone, ${WALL}),
           'created_at', te.created_at, 'updated_at', te.updated_at, 'meal_breaks', ${MEALS},
           'normal_hours', ${hours('counted.total - counted.penalty')}, 'meal_penalty_hours', ${hours('counted.penalty')},
           'total_hours_worked', ${hours('counted.total')})
    from time_entries te cross join lateral (select ${TOTAL} as total, ${PENALTY} as penalty) counted
   where te.labor_request_id = r.id and te.voided_at is null)`;

/** The same as a list of none or one. */
export const TIME_ENTRIES = `coalesce((select json_agg(entry.json) from (select ${TIME_ENTRY} as json) entry where entry.json is not null), '[]')`;
