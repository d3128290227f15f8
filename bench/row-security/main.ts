import process from 'node:process';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { migrate } from '#libs/schema';
import { DATA_SETS } from '../data/data-sets.js';
import { seed } from '../data/seed.js';
import type { Load, Loaded } from '../load/load.child.js';
import type { DataName } from '../options.js';
import { printLine } from '../print-line.js';
import { type Screen, screensOf } from '../screens.js';
import { ApiServer } from '../server/api-server.js';
import { Child } from '../server/child.js';
import { aDatabase } from '../server/database.js';
import { CpuOfDatabase, cpuOfProcess } from './cpu.js';

const DATA = (process.env['BENCH_DATA'] ?? 'base') as DataName;
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 21);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 0.5);
const CONNECTIONS = 8;
const ROLE = 'callmanager_bench_app';
/** Share of its rate that a read may lose. */
const MOST_LOST = 0.05;

interface Cost {
  rate: number;
  /** Milliseconds of processor time for each request. */
  node: number;
  postgres: number;
}
interface Side {
  server: ApiServer;
  cpu: CpuOfDatabase;
}

/**
 * `npm run bench:row-security`: every read of the benchmark on two databases with the same rows, one of which compares them with
 * the companies of who asks, in turns; by the application's role, and by servers that build each answer anew.
 */
const database = await aDatabase();
const owner = database.connection;
const guarded = { ...owner, database: `${owner.database}_guarded` };
const load = Child.start<Load, Loaded>('load/load.child.js');
try {
  const { company } = await seed(owner, DATA_SETS[DATA]);
  await asOwner(
    `create role ${ROLE} login password '${ROLE}'`,
    `create database ${guarded.database} template ${owner.database}`,
  );
  const screens = await screensOf(owner, company);
  const [off, on] = [await aSide(owner, false), await aSide(guarded, true)];
  try {
    printLine(
      `medians of ${PAIRS} pairs, without → with row security (on/off); milliseconds of CPU a request`,
    );
    printLine(
      [
        'read'.padEnd(16),
        ...['answers /s', "Node's CPU", "PostgreSQL's CPU"].map(right),
        '  rate',
      ].join(' '),
    );
    const missed: string[] = [];
    for (const screen of screens) {
      const { line, rate } = await compared(screen, off, on, company.key);
      const isMet = rate >= 1 - MOST_LOST;
      printLine(`${line}   ${isMet ? 'met' : 'missed'}`);
      if (!isMet) missed.push(screen.name);
    }
    printLine(
      missed.length === 0
        ? `No read loses more than ${MOST_LOST * 100} % of its rate.`
        : `These lose more than ${MOST_LOST * 100} % of their rate: ${missed.join(', ')}.`,
    );
  } finally {
    await Promise.all([off, on].flatMap(({ server, cpu }) => [server.stop(), cpu.end()]));
  }
} finally {
  await load.end();
  await asOwner(
    `drop database if exists ${guarded.database} with (force)`,
    `drop owned by ${ROLE}`,
    `drop role ${ROLE}`,
  ).catch(() => undefined);
  await database.drop();
}

/** The owner migrates; the server has the role that owns nothing. */
async function aSide(connection: DatabaseConnection, rowSecurity: boolean): Promise<Side> {
  await migrate(connection, ROLE, rowSecurity);
  const client = new Client(connection);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
  const application = { ...connection, user: ROLE, password: ROLE };
  const server = await ApiServer.start(application, [], {
    ...{ WORKER: 'off', KEPT_ANSWERS_MB: '0', ROW_SECURITY: String(rowSecurity) },
    ...{ DB_MIGRATE_USER: connection.user, DB_MIGRATE_PASS: connection.password },
  });
  return { server, cpu: await CpuOfDatabase.of(connection) };
}

/** @returns a line of the table, and the median ratio of the rates */
async function compared(
  screen: Screen,
  off: Side,
  on: Side,
  key: string,
): Promise<{ line: string; rate: number }> {
  const ratios: Cost[] = [];
  const all: [Cost[], Cost[]] = [[], []];
  for (let pair = -1; pair < PAIRS; pair++) {
    const isOnFirst = pair % 2 === 0;
    const first = await costOf(screen, isOnFirst ? on : off, key);
    const second = await costOf(screen, isOnFirst ? off : on, key);
    const [guardedCost, bareCost] = isOnFirst ? [first, second] : [second, first];
    if (pair < 0) continue; // Warms up.
    all[0].push(bareCost);
    all[1].push(guardedCost);
    ratios.push({
      rate: guardedCost.rate / bareCost.rate,
      node: guardedCost.node / bareCost.node,
      postgres: guardedCost.postgres / bareCost.postgres,
    });
  }
  const column = (of: keyof Cost, digits: number): string => {
    const [bare, withIt] = all.map((costs) => median(costs.map((cost) => cost[of])));
    return `${bare!.toFixed(digits)} → ${withIt!.toFixed(digits)} (${median(ratios.map((ratio) => ratio[of])).toFixed(3)})`;
  };
  const columns = [column('rate', 0), column('node', 2), column('postgres', 2)];
  return {
    line: [screen.name.padEnd(16), ...columns.map(right)].join(' '),
    rate: median(ratios.map((ratio) => ratio.rate)),
  };
}

function right(text: string): string {
  return text.padStart(26);
}

async function costOf(screen: Screen, { server, cpu }: Side, key: string): Promise<Cost> {
  const headers: Record<string, string> = screen.signedIn ? { authorization: `Token ${key}` } : {};
  const before = [cpuOfProcess(server.pid), await cpu.read()] as const;
  const { answered, seconds } = await load.ask({
    ...{ url: `${server.url}${screen.path}`, headers },
    ...{ connections: CONNECTIONS, seconds: SECONDS },
  });
  return {
    rate: answered / seconds,
    node: (cpuOfProcess(server.pid) - before[0]) / answered,
    postgres: ((await cpu.read()) - before[1]) / answered,
  };
}

async function asOwner(...statements: string[]): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
