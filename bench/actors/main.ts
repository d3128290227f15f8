import { createHash, randomBytes } from 'node:crypto';
import process from 'node:process';
import { Client } from 'pg';
import { DATA_SETS } from '../data/data-sets.js';
import { seed } from '../data/seed.js';
import type { ActorsRead, ActorsReads } from '../load/actors.child.js';
import { readOptions } from '../options.js';
import { printLine } from '../print-line.js';
import { findSubjects } from '../screens.js';
import { ApiServer } from '../server/api-server.js';
import { Child } from '../server/child.js';
import { aDatabase } from '../server/database.js';

/** Beside the owner, the manager and the three stewards of the company. */
const FURTHER_MANAGERS = 3;
const MILLISECONDS_BETWEEN_WRITES = 1000;

/**
 * `npm run bench:actors`: eight actors with different views read the same screen, while a row of their company changes each
 * second. Goal: 304s at the rate of `user/info` by the same client.
 */
const { data, seconds } = readOptions(process.argv.slice(2));
const database = await aDatabase();
try {
  const { connection } = database;
  const { company } = await seed(connection, DATA_SETS[data[0]!]);
  const { event } = await findSubjects(connection, company);
  const client = new Client(connection);
  await client.connect();
  const server = await ApiServer.start(connection);
  const load = Child.start<ActorsReads, ActorsRead>('load/actors.child.js');
  let failure: unknown = null;
  const writing = setInterval(() => {
    client
      .query('update workers set notes = notes where id = (select min(id) from workers)')
      .catch((error: unknown) => (failure = error));
  }, MILLISECONDS_BETWEEN_WRITES);
  try {
    const actors = await eightActors(client, company.id);
    const ask = (path: string, remember: boolean, stewards = path): Promise<ActorsRead> =>
      load.ask({
        ...{ url: server.url, seconds, remember },
        actors: actors.map(({ key, role }) => ({
          key,
          path: role === 'steward' ? stewards : path,
        })),
      });
    await ask('/user/info/', false);
    const info = await ask('/user/info/', false);
    printLine(`user/info: ${rate(info.sent, info)} a second`);
    for (const path of ['/events/list/', `/event/${event}/`, '/workers/', '/notifications/']) {
      await ask(path, true, '/steward/events/'); // Warms up.
      const sent = await ask(path, false, '/steward/events/');
      const known = await ask(path, true, '/steward/events/');
      const ratio = known.confirmed / known.seconds / (info.sent / info.seconds);
      printLine(
        `${path}: ${rate(sent.sent, sent)} sent a second; with tags ${rate(known.confirmed, known)} times 304 and ` +
          `${rate(known.sent, known)} sent, 304s at ${ratio.toFixed(2)} of user/info`,
      );
    }
    if (failure !== null) throw new Error('The writer failed.', { cause: failure });
  } finally {
    clearInterval(writing);
    await Promise.all([server.stop(), load.end(), client.end()]);
  }
} finally {
  await database.drop();
}

/** Keys of the company's owner, manager, stewards and some further managers. */
async function eightActors(
  client: Client,
  companyId: number,
): Promise<{ key: string; role: string }[]> {
  for (let nth = 1; nth <= FURTHER_MANAGERS; nth++)
    await client.query(
      `with added as (insert into users (username, password_hash, username_key) values ($1, 'none', $1) returning id)
       insert into role_grants (user_id, role, company_id) select id, 'manager', $2 from added`,
      [`further${nth}`, companyId],
    );
  // As who registers as an owner.
  await client.query(
    `insert into role_grants (user_id, role, company_id) select user_id, 'manager', company_id from role_grants where company_id = $1 and role = 'owner'`,
    [companyId],
  );
  const { rows } = await client.query<{ id: number; role: string }>(
    'select user_id as id, min(role) as role from role_grants where company_id = $1 group by user_id order by user_id',
    [companyId],
  );
  const actors = rows.map(({ id, role }) => ({ id, role, key: randomBytes(20).toString('hex') }));
  for (const { id, key } of actors)
    await client.query(
      `insert into api_keys (user_id, key_hash, user_agent) values ($1, $2, 'bench')`,
      [id, createHash('sha256').update(key).digest('hex')],
    );
  return actors;
}

function rate(count: number, { seconds: measured }: ActorsRead): string {
  return (count / measured).toFixed(count / measured < 10 ? 1 : 0);
}
