import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** The test server, as the global setup passes it to the workers. */
interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Database to connect to while creating others. */
  database: string;
  template: string;
  /** What follows `CREATE DATABASE … TEMPLATE …`. */
  copying: string;
  prefix: string;
  application: { user: string; password: string };
}

export interface TestDatabase {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** The owner of the tables, for statements that the application's role may not run. */
  readonly owner: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  /** The same as `postgres://…`. */
  readonly url: string;
  /** Ends all connections to it and drops it; idempotent. */
  drop(): Promise<void>;
}

const ATTEMPTS = 20;
const made: TestDatabase[] = [];

/**
 * A database with all tables and no rows, for one spec file, in the application's role. Creating it takes about a tenth
 * of a second.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const { prefix, host: address, port, user: owner, password: secret, application } = place();
  const name = `${prefix}${process.env['JEST_WORKER_ID'] ?? 0}_${randomBytes(4).toString('hex')}`;
  await copy(name);

  const [user, password] = [application.user, application.password].map(encodeURIComponent);
  const host = address.includes(':') ? `[${address}]` : address;
  const database: TestDatabase = {
    ...{ host: address, port, ...application, database: name },
    owner: { host: address, port, user: owner, password: secret, database: name },
    url: `postgres://${user}:${password}@${host}:${port}/${name}`,
    drop: () => asMaker((maker) => dropDatabase(maker, name)),
  };
  made.push(database);
  return database;
}

/** Drops every database of this spec file: for its `afterAll`, after its own connections have ended. */
export async function dropAll(): Promise<void> {
  for (const database of made.splice(0)) await database.drop();
}

/** Runs SQL in the database of a spec file as the tables' owner. @returns the rows of the last statement */
export async function asOwner<Row extends object = Record<string, unknown>>(
  db: DataSource,
  sql: string,
  parameters?: unknown[],
): Promise<Row[]> {
  const { host, port, user, password } = place();
  const client = new Client({ host, port, user, password, database: String(db.options.database) });
  await client.connect();
  try {
    const results = [await client.query<Row>(sql, parameters)].flat();
    return results.at(-1)!.rows;
  } finally {
    await client.end();
  }
}

/** The server may connect to the template for maintenance; copying then fails and is retried. */
async function copy(name: string): Promise<void> {
  const { template, copying } = place();
  await asMaker(async (maker) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await maker.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${copying}`);
      } catch (error) {
        const inUse = (error as { code?: string }).code === '55006';
        if (!inUse || attempt === ATTEMPTS) throw error;
        await sleep(50 * attempt);
      }
    }
  });
}

/** Connections that are closing are waited for: one that is cut off instead would fail whatever test runs then. */
async function dropDatabase(maker: Client, name: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { rowCount } = await maker.query('select from pg_stat_activity where datname = $1', [
      name,
    ]);
    if (rowCount === 0) break;
    await sleep(25);
  }
  await maker.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function asMaker(work: (maker: Client) => Promise<unknown>): Promise<void> {
  const { host, port, user, password, database } = place();
  const maker = new Client({ host, port, user, password, database });
  await maker.connect();
  try {
    await work(maker);
  } finally {
    await maker.end();
  }
}

function place(): Place {
  const told = process.env['TEST_DATABASE'];
  if (!told)
    throw new Error(
      'There is no test database: start the tests with jest.config.mjs, whose global setup makes it.',
    );
  return JSON.parse(told) as Place;
}
