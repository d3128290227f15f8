import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import type { BenchCompany } from '../data/company.js';
import type { ApiServer } from '../server/api-server.js';
import { peakMegabytes } from '../server/memory.js';

/** A closed period of $2 lines over all time entries of the company, frozen as the first day says. */
const PERIOD = `
  insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at)
  values ($1, $2, $2::date + 6, $2::date + 10, now()) returning id`;
const LINES = `
  insert into closed_pay_items (company_id, pay_period_id, time_entry_id, is_difference, sign, earning, from_at, to_at,
    date, week_starts_at, minutes, multiplier, rate, cents, federal, state, contract, because)
  select $1, $2, entry.ids[1 + nth % cardinality(entry.ids)], false, 1, 'regular', '2020-01-06T13:00Z', '2020-01-06T21:00Z',
         '2020-01-06', '2020-01-05T05:00Z', 480, 100, 225000, 18000, 0, 0, 0,
         '{"code": "regular", "claim": null, "adding": [], "before": null, "after": null}'
    from generate_series(0, $3::int - 1) nth,
         (select array_agg(te.id order by te.id) as ids
            from time_entries te
            join labor_requests r on r.id = te.labor_request_id
            join labor_requirements q on q.id = r.labor_requirement_id
            join call_times ct on ct.id = q.call_time_id
            join events e on e.id = ct.event_id
           where e.company_id = $1) entry`;

/** Freezes a period. @param startsOn 'YYYY-MM-DD' */
export async function closePeriod(
  connection: DatabaseConnection,
  { id }: BenchCompany,
  startsOn: string,
  lines: number,
): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>(PERIOD, [id, startsOn]);
    await client.query(LINES, [id, rows[0]!.id, lines]);
    await client.query('analyze closed_pay_items');
  } finally {
    await client.end();
  }
}

interface Exported {
  id: number;
  state: string;
  rows: number | null;
}

export interface ServedExport {
  /** From the question until the whole file was downloaded. */
  seconds: number;
  bytes: number;
  /** Most that the server has had resident since its start. */
  megabytes: number;
}

/** Asks a running server for a file of a closed period, waits for it, and downloads it. */
export async function exportPeriod(
  server: ApiServer,
  { key }: BenchCompany,
  format: 'csv' | 'xlsx',
  period: string,
): Promise<ServedExport> {
  const headers = { authorization: `Token ${key}`, 'content-type': 'application/json' };
  const url = `${server.url}/pay/exports/`;
  const began = performance.now();
  const asked = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ format, period }),
  });
  if (asked.status !== 201) throw new Error(`The export was refused: ${await asked.text()}`);
  let one = (await asked.json()) as Exported;
  while (one.state === 'running') {
    await sleep(100);
    one = (await (await fetch(`${url}${one.id}/`, { headers })).json()) as Exported;
  }
  if (one.state !== 'done') throw new Error(`The export is ${one.state}.`);
  const file = await fetch(`${url}${one.id}/file/`, { headers });
  let bytes = 0;
  for await (const chunk of file.body!) bytes += (chunk as Uint8Array).length;
  const seconds = (performance.now() - began) / 1000;
  return { seconds, bytes, megabytes: peakMegabytes(server.pid) };
}
