import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { DATA_SETS } from '../data/data-sets.js';
import { seed } from '../data/seed.js';
import type { Load, Loaded } from '../load/load.child.js';
import { printLine } from '../print-line.js';
import { type Screen, screensOf } from '../screens.js';
import { ApiServer } from '../server/api-server.js';
import { Child } from '../server/child.js';
import { aDatabase } from '../server/database.js';
import { CpuOfDatabase, cpuOfProcess } from '../row-security/cpu.js';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 9);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 0.5);
const CONNECTIONS = 8;
/** A replica does not answer these: they cost no more than the look-up, or are open to anyone. */
const OF_PRIMARY = ['user/info', 'confirm page'];

/** Milliseconds of processor time for each request, by process. */
interface Cost {
  rate: number;
  node: number;
  primary: number;
  replica: number;
}

/**
 * `DB_HOST=… DB_READ_HOST=… npm run bench:replica`: each list, history and report with and without a replica, in turns, by servers
 * that build each answer anew. Both PostgreSQL servers have to run on this machine, the second following the first.
 */
const database = await aDatabase();
const load = Child.start<Load, Loaded>('load/load.child.js');
try {
  const { connection } = database;
  const { company } = await seed(connection, DATA_SETS.base);
  await valueOf(connection, 'vacuum analyze');
  const at = replicaOf(connection);
  await isThere(connection, at);
  const env = { WORKER: 'off', KEPT_ANSWERS_MB: '0' };
  const alone = await ApiServer.start(connection, [], env);
  const helped = await ApiServer.start(connection, [], {
    ...env,
    ...{ DB_READ_HOST: at.host, DB_READ_PORT: String(at.port) },
  });
  const [primary, replica] = [await CpuOfDatabase.of(connection), await CpuOfDatabase.of(at)];
  const costOf = async (screen: Screen, server: ApiServer): Promise<Cost> => {
    const read = async (): Promise<number[]> => [
      ...[cpuOfProcess(server.pid), await primary.read(), await replica.read()],
    ];
    const before = await read();
    const { answered, seconds } = await load.ask({
      url: `${server.url}${screen.path}`,
      headers: { authorization: `Token ${company.key}` },
      ...{ connections: CONNECTIONS, seconds: SECONDS },
    });
    const after = await read();
    const [node, one, two] = after.map((value, nth) => (value - before[nth]!) / answered);
    return { rate: answered / seconds, node: node!, primary: one!, replica: two! };
  };
  try {
    printLine(
      'median of pairs, without → with a replica; milliseconds of processor time a request',
    );
    const screens = await screensOf(connection, company);
    for (const screen of screens.filter(({ name }) => !OF_PRIMARY.includes(name)))
      printLine(await compared(screen, (isHelped) => costOf(screen, isHelped ? helped : alone)));
  } finally {
    await Promise.all([alone.stop(), helped.stop(), primary.end(), replica.end()]);
  }
} finally {
  await load.end();
  await database.drop();
}

async function compared(
  { name }: Screen,
  costOf: (isHelped: boolean) => Promise<Cost>,
): Promise<string> {
  const costs: Record<'without' | 'with', Cost[]> = { without: [], with: [] };
  for (let pair = -1; pair < PAIRS; pair++) {
    const order = pair % 2 === 0 ? [false, true] : [true, false];
    for (const isHelped of order) {
      const cost = await costOf(isHelped);
      if (pair >= 0) costs[isHelped ? 'with' : 'without'].push(cost); // The first warms up.
    }
  }
  const column = (of: keyof Cost, digits: number): string => {
    const [without, withIt] = [costs.without, costs.with].map((all) =>
      median(all.map((cost) => cost[of])).toFixed(digits),
    );
    return `${of} ${without} → ${withIt}`.padEnd(26);
  };
  return `${name.padEnd(16)} ${column('primary', 3)} ${column('replica', 3)} ${column('node', 3)} ${column('rate', 0)}`;
}

function replicaOf(connection: DatabaseConnection): DatabaseConnection {
  const { DB_READ_HOST: host, DB_READ_PORT: port = connection.port } = process.env;
  if (!host) throw new Error('DB_READ_HOST has to name a server that follows that of DB_HOST.');
  return { ...connection, host, port: Number(port) };
}

/** Until the replica has what was loaded. */
async function isThere(primary: DatabaseConnection, replica: DatabaseConnection): Promise<void> {
  const lsn = await valueOf(primary, 'select pg_current_wal_lsn()::text');
  const has = (): Promise<unknown> =>
    valueOf(replica, `select pg_last_wal_replay_lsn() >= '${String(lsn)}'::pg_lsn`);
  while ((await has().catch(() => false)) !== true) await sleep(200);
}

async function valueOf(connection: DatabaseConnection, statement: string): Promise<unknown> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
