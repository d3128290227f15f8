/**
 * Joins the event e of each call ct by its key, after the calls are found. A plan that is made once expects a third of all
 * calls in any span of time, and would read all events of all companies for them.
 */
export const EVENT_OF_CALL =
  'cross join lateral (select * from events where id = ct.event_id offset 0) e';
