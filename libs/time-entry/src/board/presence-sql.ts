/**
 * Where a worker is (`Presence`), of a request r that is confirmed or a no-show.
 *
 * @param now parameter with the instant of the work
 */
export const presenceAt = (now: string): string => `
  case when r.state = 'no_show' then 'no_show' when te.end_at is not null then 'left' when te.id is not null then 'here'
       when arr.expected_by > ${now} then 'on_the_way' else 'silent' end`;

/** Joins hours that count, and what is known of the way, to requests r. */
export const PRESENCE_JOINS = `
  left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
  left join arrival_reports arr on arr.labor_request_id = r.id`;
