import type { Client } from 'pg';

export const CROWD = 200;

/** A copy of row `from` of a table with other values; ids come from the table's sequence. */
const copyOf = (table: string, alias: string, values: string): string =>
  `select (jsonb_populate_record(null::${table}, to_jsonb(${alias}) || jsonb_build_object('id', nextval(pg_get_serial_sequence('${table}', 'id')), ${values}))).*`;

/**
 * Adds a call to a past event, at which two hundred people worked, each with a meal break. Copies of rows that are there,
 * so that it fits every data set.
 *
 * @param worked slug of a past call
 * @returns the slug of the new call
 */
export async function addCrowdedCall(client: Client, worked: string): Promise<string> {
  const slug = 'Crowded';
  const found = await client.query('select 1 from call_times where slug = $1', [slug]);
  if (found.rowCount) return slug;
  await client.query('begin');
  await client.query(
    `insert into call_times ${copyOf('call_times', 'ct', `'slug', $2::text, 'name', 'Crowded call'`)} from call_times ct where ct.slug = $1`,
    [worked, slug],
  );
  await client.query(
    `insert into labor_requirements ${copyOf('labor_requirements', 'q', `'slug', $2::text, 'needed_labor', ${CROWD}, 'call_time_id', (select id from call_times where slug = $2)`)}
       from labor_requirements q join call_times ct on ct.id = q.call_time_id where ct.slug = $1 order by q.id limit 1`,
    [worked, slug],
  );
  await client.query(
    `insert into workers ${copyOf('workers', 'w', `'slug', 'crowd' || lpad(n::text, 5, '0'), 'name', 'Crowded Worker ' || n, 'phone_number', '+1415555' || lpad(n::text, 4, '0'), 'user_id', null`)}
       from (select w.* from workers w join events e on e.company_id = w.company_id join call_times ct on ct.event_id = e.id where ct.slug = $1 order by w.id limit 1) w
       cross join generate_series(1, ${CROWD}) n`,
    [worked],
  );
  const one = `(select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
                 join time_entries te on te.labor_request_id = r.id where ct.slug = $1 and r.state = 'confirmed' and te.end_at is not null order by r.id limit 1)`;
  await client.query(
    `insert into labor_requests ${copyOf('labor_requests', 'r', `'worker_id', w.id, 'token', gen_random_uuid(), 'token_short', 'crowd' || right(w.slug, 5), 'labor_requirement_id', (select id from labor_requirements where slug = $2)`)}
       from ${one} r cross join workers w where w.slug like 'crowd_____'`,
    [worked, slug],
  );
  const crowd = `labor_requests n join labor_requirements nq on nq.id = n.labor_requirement_id where nq.slug = $2`;
  await client.query(
    `insert into time_entries ${copyOf('time_entries', 'te', `'labor_request_id', n.id`)}
       from (select te.* from time_entries te join ${one} r on te.labor_request_id = r.id) te cross join ${crowd}`,
    [worked, slug],
  );
  await client.query(
    `insert into meal_breaks (time_entry_id, starts_at, minutes, break_type)
     select te.id, te.start_at + interval '4 hours', 30, 'paid'
       from time_entries te join labor_requests r on r.id = te.labor_request_id join labor_requirements q on q.id = r.labor_requirement_id where q.slug = $1`,
    [slug],
  );
  await client.query('commit');
  return slug;
}
