import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import { SCHEDULE } from '../apps/worker/src/schedule.js';
import { DATA_SETS } from '../bench/data/data-sets.js';
import { seed } from '../bench/data/seed.js';
import { recordedStatements } from '../bench/floors/recordings.js';
import { aDatabase, asOwner, type TestDatabase } from './support/database.js';
import { type Misplanned, misplannedIn, type PlanNode } from './support/plans.js';
import { listenToStatements } from './support/record-statements.js';
import { aTestApp, type TestApp } from './support/test-app.js';

/** Tables that grow with the years, with some ten thousand rows here. */
const LARGE = [
  ...['labor_requests', 'outgoing_messages', 'incoming_messages', 'audit_entries', 'audit_links'],
  ...['time_entries', 'meal_breaks', 'punches', 'clock_in_tokens', 'notifications'],
  ...['events', 'call_times', 'labor_requirements', 'workers'],
];

/** What may read a large table as a whole, or sort it, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'call-confirm-time-change-token: reads labor_requests':
    'nobody is asked again here, and of an empty table the planner expects hundreds of rows; the token is unique',
  'pay-events-slug: reads time_entries':
    'a plan for any number of events expects ten, with a good part of the hours that are here',
  'sms-usage: sorts outgoing_messages': 'a year of texts of one company is summed by day',
  'time-entry.purge-codes: reads clock_in_tokens':
    'once a day; codes are deleted a month after their event, so that the table does not grow with the years',
};

/**
 * The application's connections, on which each statement is planned once for all values; and to read a table from its first row
 * to its last costs what it would if it were twenty times as large.
 */
const SETTINGS = '-c random_page_cost=1.1 -c seq_page_cost=20';

const key = (where: string, { how, table }: Misplanned): string => `${where}: ${how} ${table}`;

describe('plans over large tables', () => {
  let database: TestDatabase;
  let app: TestApp;
  let client: Client;
  const found = new Set<string>();

  beforeAll(async () => {
    database = await aDatabase();
    await seed(database.owner, { ...DATA_SETS.base, isBulk: true });
    app = await aTestApp({}, undefined, database);
    await asOwner(
      app.db,
      `set session_replication_role = 'replica';
       insert into incoming_messages (sender, body, provider_id, received_at) select recipient, 'YES', provider_id, created_at from outgoing_messages;
       insert into notifications (company_id, event_id, call_time_id, labor_requirement_id, labor_request_id, response, message, sent_at, read)
       select r.company_id, ct.event_id, ct.id, q.id, r.id, 'Declined', 'Somebody declined.', r.requested_at, true
         from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id;
       analyze incoming_messages, notifications`,
    );
    client = new Client({ ...database, options: SETTINGS });
    await client.connect();
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await app.close();
  });

  async function look(where: string, statement: string): Promise<void> {
    if (!/^\s*(select|with|insert|update|delete)/i.test(statement)) return;
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (generic_plan, format json) ${statement}`,
    );
    for (const misplanned of misplannedIn(rows[0]!['QUERY PLAN'][0].Plan, LARGE))
      found.add(key(where, misplanned));
  }

  it('of recorded screens read large tables by an index', async () => {
    for (const file of readdirSync('test/sql').filter((name) => name.endsWith('.sql'))) {
      const recording = file.replace(/\.sql$/, '');
      for (const statement of await recordedStatements(recording)) await look(recording, statement);
    }
    expect([...found].filter((each) => !(each in EXCEPTIONS))).toEqual([]);
  });

  it('of tasks do, too', async () => {
    found.clear();
    const statements = new Map<string, string>();
    let task = '';
    const stop = listenToStatements(app.db, (text) => void statements.set(text, task));
    const once = async (name: string, payload: object): Promise<void> => {
      task = name;
      await app.db.query('select graphile_worker.add_job($1, $2)', [name, JSON.stringify(payload)]);
      await app.finishTasks();
    };
    try {
      for (const { task: each } of SCHEDULE) await once(each.name, {});
      const [{ call, message }] = await app.db.query<[{ call: number; message: number }]>(
        `select (select ct.id from call_times ct where ct.starts_at > now() order by ct.starts_at limit 1) as call,
                (select max(id) from outgoing_messages) as message`,
      );
      await once('messages.send', { messageId: message });
      await once('labor.remind-crew', { callTimeId: call, at: new Date().toISOString() });
      await once('time-entry.look-for-crew', { callTimeId: call });
    } finally {
      stop();
    }
    for (const [statement, where] of statements)
      if (!/graphile_worker/.test(statement)) await look(where, statement);
    expect([...found].filter((each) => !(each in EXCEPTIONS))).toEqual([]);
  });
});
