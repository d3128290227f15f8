import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { migrateBack } from '#libs/schema';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { anEvent } from '../factories/an-event.js';
import { type Asked, aCrew, type Crew } from '../support/a-crew.js';
import { Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import { LiveSocket } from '../support/live-socket.js';
import { ProductionTopology } from '../support/production-topology.js';
import { runCli } from '../support/run-cli.js';
import { ServerProcess } from '../support/server-process.js';
import { SteadyLoad } from '../support/steady-load.js';

/** Folder of a built older version (`npm run soak:versions` makes one); without it, there is nothing to stand beside. */
const OLDER = process.env['OLDER_BUILD'];
const NEWER = process.cwd();
const CREW = 60;

const STEPS = [
  'the older version alone',
  'the tables of the newer one',
  'one process of each',
  'the newer version alone',
  'the older version on newer tables',
] as const;

const title = 'an older version beside this one';
const describeIfBuilt = OLDER ? describe : describe.skip;

describeIfBuilt(OLDER ? title : `SKIPPED, OLDER_BUILD names none: ${title}`, () => {
  let all: ProductionTopology;
  let load: SteadyLoad | undefined;
  let key: string;
  let database: TestDatabase;
  const crews = new Map<string, Crew>();

  /** Rows are written by this version's factories, so they are there before the older version's tables are. */
  async function prepare(given: TestDatabase, db: DataSource): Promise<void> {
    database = given;
    const company = await aCompany(db);
    const event = await anEvent(db, { companyId: company.id });
    key = await aKey(db, (await aManager(db, company.id)).userId);
    for (const step of STEPS) crews.set(step, await aCrew(db, event, { size: CREW }));
    const { code, out } = await runCli(['migrate', '--newest'], cliEnv(), OLDER);
    expect(code).toBe(0);
    await migrateBack(database.owner, out.trim());
  }
  const cliEnv = () => ({
    ...{ DB_HOST: database.host, DB_PORT: String(database.port), DB_NAME: database.database },
    ...{ DB_USER: database.user, DB_PASS: database.password },
    ...{ DB_MIGRATE_USER: database.owner.user, DB_MIGRATE_PASS: database.owner.password },
  });
  const restart = async (index: 0 | 1, build: string) => {
    expect(await all.workers[index]!.end('SIGTERM')).toBe(0);
    await all.startWorker(index, build);
    expect(await all.apis[index]!.end('SIGTERM')).toBe(0);
    await all.startApi(index, build);
  };

  beforeAll(async () => {
    all = await ProductionTopology.start(OLDER, prepare);
  });
  afterAll(async () => {
    await load?.stop();
    await ServerProcess.killAll();
    await (all as ProductionTopology | undefined)?.stop();
  });

  it('serves everybody through an upgrade and back, and loses no answer', async () => {
    const manager = { Authorization: `Token ${key}` };
    load = new SteadyLoad(all.proxy.url, 4, (call) => ({
      method: 'GET',
      path: ['/notifications/', '/user/info/', '/events/list', '/location-profiles/'][call % 4]!,
      headers: manager,
    }));
    await answeredAtBoth('the older version alone');

    const migrated = await runCli(['migrate'], cliEnv());
    expect([migrated.code, migrated.out]).toEqual([0, expect.stringContaining('were run.')]);
    await answeredAtBoth('the tables of the newer one');

    await restart(1, NEWER);
    await answeredAtBoth('one process of each');

    await restart(0, NEWER);
    await answeredAtBoth('the newer version alone');

    await restart(0, OLDER!);
    await restart(1, OLDER!);
    await answeredAtBoth('the older version on newer tables');
    await load.stop();

    expect(load.failures).toEqual([]);
    expect(load.calls).toBeGreaterThan(500);
    for (const process of [...all.apis, ...all.workers])
      expect(process.output).not.toMatch(/"level":"(error|fatal)"/);
  });

  /** Half of a crew answers at each API at once; sockets at both hear it, both tell the same, each is texted once. */
  async function answeredAtBoth(step: (typeof STEPS)[number]): Promise<void> {
    const { crew, states } = crews.get(step)!;
    const urls = all.apis.map(({ url }) => url);
    const sockets = await Promise.all(urls.map(listen));
    const answers = await Promise.all(
      crew.map(({ path, body }, index) => new Client(urls[index % 2]!).post(path, body)),
    );
    expect({ step, statuses: new Set(answers.map(({ status }) => status)) }).toEqual({
      step,
      statuses: new Set([200]),
    });
    expect({ step, states: await states() }).toEqual({ step, states: { confirmed: CREW } });
    await Promise.all(sockets.map((socket) => socket.frames(1)));
    sockets.forEach((socket) => socket.end());
    await textedOnce(crew);
    const [one, other] = await Promise.all(urls.map(notificationsAt));
    expect({ step, told: one }).toEqual({ step, told: other });
  }

  async function textedOnce(crew: readonly Asked[]): Promise<void> {
    const texts = () => crew.map(({ phoneNumber }) => all.twilio.messagesTo(phoneNumber).length);
    await all.workers[0]!.waitUntil('everybody is texted', () =>
      Promise.resolve(texts().every((count) => count > 0)),
    );
    await sleep(500);
    expect(texts()).toEqual(crew.map(() => 1));
  }

  async function notificationsAt(url: string): Promise<unknown> {
    const answer = await fetch(`${url}/notifications/`, {
      headers: { Authorization: `Token ${key}` },
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  async function listen(url: string): Promise<LiveSocket> {
    const socket = await LiveSocket.open(url, `/ws/notifications/?token=${key}`);
    if (typeof socket === 'number') throw new Error(`Nobody may listen at ${url}: ${socket}`);
    return socket;
  }
});
