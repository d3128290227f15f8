import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** What the global setup tells the workers. */
interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Where to be connected while making databases. */
  database: string;
  template: string;
  prefix: string;
}

export interface TestDatabase {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** The same as `postgres://…`. */
  readonly url: string;
  /** Ends all connections to it and drops it. Twice is harmless. */
  drop(): Promise<void>;
}

const ATTEMPTS = 20;
const made: TestDatabase[] = [];

/** A database of its own with all tables and no rows, for one spec file. It takes about a tenth of a second to make. */
export async function aDatabase(): Promise<TestDatabase> {
  const { template, prefix, database: _, ...server } = place();
  const name = `${prefix}${process.env['JEST_WORKER_ID'] ?? 0}_${randomBytes(4).toString('hex')}`;
  await copy(template, name);

  const [user, password] = [server.user, server.password].map(encodeURIComponent);
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  const database: TestDatabase = {
    ...server,
    database: name,
    url: `postgres://${user}:${password}@${host}:${server.port}/${name}`,
    drop: () => asMaker((maker) => maker.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
  made.push(database);
  return database;
}

/** Drops every database this spec file has made: for its `afterAll`, after its own connections have ended. */
export async function dropAll(): Promise<void> {
  for (const database of made.splice(0)) await database.drop();
}

/** The server may look into the template for a moment by itself, to tidy up: then copying is refused, and tried again. */
async function copy(template: string, name: string): Promise<void> {
  await asMaker(async (maker) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await maker.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      } catch (error) {
        const inUse = (error as { code?: string }).code === '55006';
        if (!inUse || attempt === ATTEMPTS) throw error;
        await sleep(50 * attempt);
      }
    }
  });
}

async function asMaker(work: (maker: Client) => Promise<unknown>): Promise<void> {
  const { template: _template, prefix: _prefix, ...connection } = place();
  const maker = new Client(connection);
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
