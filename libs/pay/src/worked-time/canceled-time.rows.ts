/**
 * Of cancellations `can`: it stands, and its worker has no hours of that call. Who is confirmed again has withdrawn it; hours
 * may come without that, where somebody is clocked in at a canceled event.
 */
export const CANCELLATION_COUNTS = `can.withdrawn_at is null and not exists (
    select from labor_requests r
      join labor_requirements oq on oq.id = r.labor_requirement_id
      join time_entries te on te.labor_request_id = r.id
     where r.worker_id = can.worker_id and oq.call_time_id = can.call_time_id and te.voided_at is null)`;

/**
 * Of cancellations `can`: with less notice than rules of the company have ever asked for.
 *
 * @param company its id, in SQL
 * @param notice minutes of rules that nobody has saved yet, in SQL; null: none
 */
export const isAtShortNotice = (company: string, notice = 'null::int'): string => `
  can.starts_at - can.canceled_at < make_interval(mins => greatest(${notice}, (
    select max((prv.rules -> 'cancellation' ->> 'notice')::int) from pay_rule_set_versions prv where prv.company_id = ${company})))`;

const MINUTES = (interval: string): string => `floor(extract(epoch from ${interval}) / 60)::int`;

/** Selects cancellations as `WorkedTimeRow`: a shift that ends where it would have begun. Its rules of hours do not matter. */
export const SELECT_CANCELED_TIMES = `
  select can.id, null::bigint as request_id, can.worker_id, q.id as requirement_id, q.labor_type_id, can.call_time_id,
         e.id as event_id, e.location_profile_id as location_id, ${MINUTES('can.starts_at')} as starts, ${MINUTES('can.starts_at')} as ends,
         0 as minimum_minutes, 0 as meal_trigger_minutes, 0 as round_up_minutes, can.time_zone,
         null::int as expected_minutes, null::int as requirement_minimum, null::int as call_minimum,
         null::json as breaks, '[]'::json as punches, null::json as event,
         greatest(0, ${MINUTES('can.starts_at - can.canceled_at')}) as canceled_notice
    from cancellations can
    join labor_requirements q on q.id = can.labor_requirement_id
    join call_times ct on ct.id = can.call_time_id
    join events e on e.id = ct.event_id`;

/** Time entries and cancellations with these ids ($1) as `paid`: whose they are, for which requirement, and on which date (null: the call's). */
export const ENTRIES_BY_ID = `(
    select te.id, r.worker_id, r.labor_requirement_id, null::date as date
      from time_entries te join labor_requests r on r.id = te.labor_request_id where te.id = any($1::bigint[])
     union all
    select can.id, can.worker_id, can.labor_requirement_id, can.date from cancellations can where can.id = any($1::bigint[])) paid`;
