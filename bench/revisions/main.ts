import process from 'node:process';
import { Client } from 'pg';
import { addWriteTargets } from '../data/write-targets.js';
import { DATA_SETS } from '../data/data-sets.js';
import { seed } from '../data/seed.js';
import type { Loaded } from '../load/load.child.js';
import type { Posts } from '../load/writes.child.js';
import { printLine } from '../print-line.js';
import { ApiServer } from '../server/api-server.js';
import { Child } from '../server/child.js';
import { aDatabase } from '../server/database.js';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 12);
/** Of each of these, the first ones let the server plan its statements again. */
const BATCHES = 2;
const AT_ONCE = 100;
/** Requests of a requirement; see `ASKED`. */
const OF_REQUIREMENT = 12;

/**
 * `npm run bench:revisions`: 100 workers say yes at once, each for another requirement of one company, with revisions and with
 * their triggers off, in turns. Goal: at most a tenth slower.
 */
const database = await aDatabase();
try {
  const { connection } = database;
  const { company } = await seed(connection, DATA_SETS.base);
  const needed = PAIRS * 2 * BATCHES * AT_ONCE;
  const { answers } = await addWriteTargets(connection, company, needed * OF_REQUIREMENT);
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ token: string }>(
    'select min(token_short) as token from labor_requests where token_short = any($1) group by labor_requirement_id',
    [answers.map(({ token }) => token)],
  );
  const server = await ApiServer.start(connection, [], { WORKER: 'off' });
  const load = Child.start<Posts, Loaded>('load/writes.child.js');
  try {
    const batch = async (): Promise<number> => {
      const posts = rows.splice(0, AT_ONCE).map(({ token }) => ({
        path: `/user/request/${token}/action/`,
        body: { action: 'available', response: 'yes' },
      }));
      if (posts.length < AT_ONCE) throw new Error('There are not enough requirements.');
      const { seconds } = await load.ask({
        ...{ url: server.url, headers: {}, connections: AT_ONCE, seconds: 60 },
        posts,
      });
      return seconds * 1000;
    };
    const measured = async (how: 'enable' | 'disable'): Promise<number> => {
      await client.query(switching(how));
      let milliseconds = 0;
      for (let nth = 0; nth < BATCHES; nth++) milliseconds = await batch();
      return milliseconds;
    };
    const ratios: number[] = [];
    for (let pair = 0; pair < PAIRS; pair++) {
      const first = pair % 2 === 0 ? 'enable' : 'disable';
      const one = await measured(first);
      const other = await measured(first === 'enable' ? 'disable' : 'enable');
      const [counted, bare] = first === 'enable' ? [one, other] : [other, one];
      ratios.push(counted / bare);
      printLine(`${counted.toFixed(0)} ms with revisions, ${bare.toFixed(0)} ms without`);
    }
    const median = ratios.toSorted((a, b) => a - b)[Math.floor(PAIRS / 2)]!;
    printLine(`median: ${median.toFixed(3)} times (1.1: ${median <= 1.1 ? 'met' : 'missed'})`);
  } finally {
    await Promise.all([server.stop(), load.end(), client.end()]);
  }
} finally {
  await database.drop();
}

function switching(how: 'enable' | 'disable'): string {
  return `do $$ declare t record; begin
    for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname like 'move_revisions_%' loop
      execute format('alter table %s ${how} trigger %I', t.name, t.tgname);
    end loop;
  end $$`;
}
