import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BrowserForm } from '../support/browser-form.js';
import { PageClient } from '../support/page-client.js';
import { patiently } from '../support/patiently.js';
import { TestRedis } from '../support/test-redis.js';
import { Client } from '../support/client.js';
import { DashboardClient } from '../support/dashboard-client.js';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';
import { LiveSocket } from '../support/live-socket.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { ServerProcess } from '../support/server-process.js';

const ROOM = 'event:DemoGig';

interface Offer {
  id: number;
  token: string;
}

describeWithProgram('redis', 'Redis goes and comes back while answers come in', () => {
  let folder: string;
  let redis: TestRedis;
  let database: TestDatabase;
  let pool: pg.Pool;
  let processes: [ServerProcess, ServerProcess];
  let manager: Client;
  let screens: [DashboardClient, DashboardClient];
  let sockets: [LiveSocket, LiveSocket];
  /** Of a page of the event, at each process. */
  let pages: [LiveSocket, LiveSocket];
  let offers: Offer[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmanager through redis '));
    [redis, database] = await Promise.all([TestRedis.start(), aDatabase()]);
    pool = new pg.Pool({ ...database, max: 2 });
    // An idle connection may end at any time; the next query opens another.
    pool.on('error', () => undefined);
    const { host, port, user, password, database: name } = database;
    const env = {
      ...{ DB_HOST: host, DB_PORT: String(port), DB_NAME: name, DB_USER: user, DB_PASS: password },
      ...{
        REDIS_URL: redis.url,
        SECRET_KEY: 'both processes sign with the same key',
        DEV_TOOLS: 'true',
        DATA_DIR: folder,
        WORKER: 'off',
      },
    };
    const [a, b] = await Promise.all([ServerProcess.api(env), ServerProcess.api(env)]);
    processes = [a, b];
    await Promise.all(processes.map((one) => one.waitForOutput('CallManager is ready')));
    await bothSay('ok');
    const { body } = await new Client(a.url).post('/login/', {
      username: 'manager',
      password: 'callmanager-demo',
    });
    manager = new Client(a.url, body.token);
    expect((await manager.post('/event/DemoGig/send-messages/')).status).toBe(200);
    screens = await Promise.all([lookAt(a), lookAt(b)]);
    sockets = await Promise.all([
      listenAt(a, '/ws/notifications/?'),
      listenAt(b, '/ws/notifications/?'),
    ]);
    pages = await Promise.all([
      listenAt(a, `/ws/pages/?room=${ROOM}&`),
      listenAt(b, `/ws/pages/?room=${ROOM}&`),
    ]);
    const { rows } = await pool.query<{ id: string; token: string }>(
      `select r.id, r.token_short as token from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where e.slug = 'DemoGig' and r.state = 'pending' and r.sent_at is not null order by r.id`,
    );
    offers = rows.map(({ id, token }) => ({ id: Number(id), token }));
  });
  afterAll(async () => {
    screens?.forEach((screen) => screen.end());
    await ServerProcess.killAll();
    await redis.stop();
    await pool.end();
    await dropAll();
    await rm(folder, { recursive: true, force: true });
  });

  async function bothSay(status: 'ok' | 'degraded'): Promise<void> {
    for (const one of processes) {
      await one.waitUntil(
        `it is ${status}`,
        async () => (await new Client(one.url).get('/health/ready')).body.status === status,
      );
    }
  }

  async function lookAt({ url }: ServerProcess): Promise<DashboardClient> {
    const screen = (await DashboardClient.open(url, { key: manager.key })) as DashboardClient;
    expect(await screen.join(ROOM)).toMatchObject({ status: 'joined' });
    return screen;
  }

  const listenAt = async ({ url }: ServerProcess, path: string): Promise<LiveSocket> =>
    (await LiveSocket.open(url, `${path}token=${manager.key}`)) as LiveSocket;

  /** Waits until both pages were told again, of a version not older than any before. */
  async function pagesAreTold(change: () => Promise<unknown>): Promise<void> {
    const before = await Promise.all(pages.map((page) => page.receivedUntilNow()));
    await change();
    for (const [at, page] of pages.entries()) {
      const frames = (await page.frames(before[at]!.length + 1)) as {
        room: string;
        version: number;
      }[];
      const versions = before[at]!.map((frame) => (frame as { version: number }).version);
      expect(frames.at(-1)).toMatchObject({ type: 'page_changed', room: ROOM });
      expect(frames.at(-1)!.version).toBeGreaterThanOrEqual(Math.max(0, ...versions));
    }
  }

  async function say(
    word: 'yes' | 'no',
    { id, token }: Offer,
    { url }: ServerProcess,
  ): Promise<void> {
    const answer = await new Client(url).post(`/event/DemoGig/confirm/${token}/`, {
      [`response_${id}`]: word,
    });
    expect([answer.status, answer.status === 200 || answer.text]).toEqual([200, true]);
  }

  /** The counts in the database. */
  async function truth(): Promise<{ pending: number; answered: number }> {
    const { rows } = await pool.query<{ pending: string; answered: string }>(
      `select count(*) filter (where r.state = 'pending') as pending, count(*) filter (where r.state <> 'pending') as answered
         from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id where e.slug = 'DemoGig'`,
    );
    return { pending: Number(rows[0]!.pending), answered: Number(rows[0]!.answered) };
  }

  const shown = (screen: DashboardClient) => {
    const { pending, confirmed, available, declined } = screen.rooms.get(ROOM)!.counts;
    return { pending, answered: confirmed + available + declined };
  };

  async function bothAreRight(): Promise<void> {
    const { pending, answered } = await truth();
    for (const screen of screens)
      await screen.waitUntil(
        () => shown(screen).pending === pending && shown(screen).answered === answered,
      );
  }

  it('shows at both what is answered at either', async () => {
    await pagesAreTold(() => say('yes', offers[0]!, processes[0]));
    await pagesAreTold(() => say('yes', offers[1]!, processes[1]));
    await bothAreRight();
  });

  it('reads a page of one process again when something changes at the other', async () => {
    const browser = new BrowserForm(processes[0].url);
    const login = { username: 'manager', password: 'callmanager-demo' };
    await browser.submit(await browser.open('/app/login/'), login, 'username');
    const cookie = `callmanager_session=${browser.cookie('callmanager_session')}`;
    const path = '/app/events/DemoGig/';
    const tabs = await Promise.all(
      processes.map(({ url }) => PageClient.open(url, path, ROOM, cookie)),
    );
    const { body } = await manager.get('/event/DemoGig/');
    const { slug } = (body.call_times as { slug: string }[])[0]!;
    for (const [at, { url }] of processes.entries()) {
      const name = `Renamed at ${at}`;
      const changed = await new Client(url, manager.key).patch(`/call-times/${slug}/edit/`, {
        name,
      });
      expect(changed.status).toBe(200);
      await patiently(`both pages show ${name}`, () =>
        tabs.every(({ content }) => content.includes(name)),
      );
      expect(tabs[0]!.content).toBe(tabs[1]!.content);
    }
    for (const tab of tabs) tab.end();
  });

  it('has one clock: versions told by both are of one order', async () => {
    const [ofA, ofB] = await Promise.all(screens.map((screen) => screen.join(ROOM)));
    await say('no', offers[2]!, processes[0]);
    await bothAreRight();
    const before = Math.max(
      ...[ofA, ofB].map((snapshot) => (snapshot as { version: number }).version),
    );
    for (const screen of screens) expect(screen.rooms.get(ROOM)!.version).toBeGreaterThan(before);
  });

  it('loses no answer while Redis is away, crashes nowhere, and shows all once it is back', async () => {
    const rest = offers.slice(3);
    const { pending } = await truth();
    let answered = 0;
    const load = (async () => {
      for (const [index, offer] of rest.entries()) {
        await say(index % 2 === 0 ? 'yes' : 'no', offer, processes[index % 2]!);
        answered++;
        await sleep(100);
      }
    })();
    await processes[0].waitUntil('the first answer is in', () => answered > 0);
    await redis.kill();
    await bothSay('degraded');
    await load;
    expect(await truth()).toMatchObject({ pending: pending - rest.length });
    const framesBefore = (
      await Promise.all(sockets.map((socket) => socket.receivedUntilNow()))
    ).map((heard) => heard.length);

    // Pages cannot know what they missed, and read again.
    await pagesAreTold(() => redis.restart());
    await bothAreRight();
    await bothSay('ok');
    await Promise.all(sockets.map((socket, index) => socket.frames(framesBefore[index]! + 1)));
    for (const screen of screens) expect(screen.socket.connected).toBe(true);
  });

  it('ends at both what was revoked while they could not hear each other', async () => {
    const { body } = await new Client(processes[0].url).post('/login/', {
      username: 'manager',
      password: 'callmanager-demo',
    });
    const leaving = (await DashboardClient.open(processes[1].url, {
      key: body.token,
    })) as DashboardClient;
    await leaving.join(ROOM);
    await redis.kill();
    await bothSay('degraded');
    expect((await new Client(processes[0].url, body.token).post('/logout/')).status).toBe(200);
    expect(leaving.socket.connected).toBe(true);
    await redis.restart();
    await leaving.waitUntil(() => leaving.socket.disconnected);
    expect(leaving.leftMessages).toEqual([{ room: ROOM, reason: 'signed_out' }]);
    leaving.end();
  });

  it('notices a Redis that has stopped answering, and goes on by itself', async () => {
    await bothSay('ok');
    redis.hang();
    await say('yes', offers[2]!, processes[0]);
    const { answered } = await truth();
    await screens[0].waitUntil(() => shown(screens[0]).answered === answered);
    await bothSay('degraded');
    redis.resume();
    await bothSay('ok');
    await bothAreRight();
  });

  it('shows what a process took that was killed right after', async () => {
    await say('no', offers[2]!, processes[1]);
    await processes[1].end('SIGKILL');
    const { pending, answered } = await truth();
    await screens[0].waitUntil(
      () => shown(screens[0]).pending === pending && shown(screens[0]).answered === answered,
    );
    await restartSecond();
    await bothAreRight();
  });

  it('takes its dashboards along when a process goes and comes back', async () => {
    await processes[1].end('SIGTERM');
    await screens[1].waitUntil(() => screens[1].socket.disconnected);
    await say('yes', offers[2]!, processes[0]);
    await restartSecond();
    await screens[1].waitUntil(() => screens[1].rejoins > 0 && screens[1].socket.connected);
    await bothAreRight();
  });

  /** Restarts the second process at the same address. */
  async function restartSecond(): Promise<void> {
    const port = new URL(processes[1].url).port;
    const { host, port: dbPort, user, password, database: name } = database;
    processes[1] = await ServerProcess.api({
      ...{
        PORT: port,
        DB_HOST: host,
        DB_PORT: String(dbPort),
        DB_NAME: name,
        DB_USER: user,
        DB_PASS: password,
      },
      ...{
        REDIS_URL: redis.url,
        SECRET_KEY: 'both processes sign with the same key',
        DEV_TOOLS: 'true',
        DATA_DIR: folder,
        WORKER: 'off',
      },
    });
    await processes[1].waitForOutput('CallManager is ready');
  }
});
