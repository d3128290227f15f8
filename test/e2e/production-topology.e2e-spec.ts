import { once } from 'node:events';
import { get } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Event } from '#libs/event';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { anEvent } from '../factories/an-event.js';
import { aCrew } from '../support/a-crew.js';
import { ProductionTopology } from '../support/production-topology.js';
import { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aSelfSignedCertificate } from '../support/self-signed-certificate.js';
import { ServerProcess } from '../support/server-process.js';
import { SteadyLoad } from '../support/steady-load.js';

const READ_AGAIN = { type: 'htmx_trigger', event: 'notification-update' };
const NOTIFICATIONS = '/ws/notifications/';

describeWithProgram('redis', 'with Redis:', () => {
  describeWithProgram('nginx', 'two API processes and two workers behind nginx', () => {
    let all: ProductionTopology;
    let companyId: number;
    let event: Event;
    let key: string;

    beforeAll(async () => {
      all = await ProductionTopology.start();
      companyId = (await aCompany(all.db)).id;
      event = await anEvent(all.db, { companyId });
      key = await aKey(all.db, (await aManager(all.db, companyId)).userId);
    });
    afterAll(async () => {
      await ServerProcess.killAll();
      await (all as ProductionTopology | undefined)?.stop();
    });

    async function listen(url: string): Promise<LiveSocket> {
      const socket = await LiveSocket.open(url, `${NOTIFICATIONS}?token=${key}`);
      if (typeof socket === 'number') throw new Error(`Nobody may listen at ${url}: ${socket}`);
      return socket;
    }
    const everythingSent = () =>
      all.workers[0]!.waitUntil(
        'everything is sent',
        async () =>
          (
            await all.db.query(
              `select 1 from outgoing_messages where channel = 'sms' and status <> 'sent' limit 1`,
            )
          ).length === 0,
      );

    it('tells of an answer at one those who listen at either, and through nginx', async () => {
      const { crew } = await aCrew(all.db, event, { size: 2 });
      const sockets = await Promise.all(
        [all.apis[0]!.url, all.apis[1]!.url, all.proxy.url, all.proxy.url].map(listen),
      );
      await new Client(all.apis[0]!.url).post(crew[0]!.path, crew[0]!.body);
      for (const socket of sockets) expect((await socket.frames(1))[0]).toEqual(READ_AGAIN);
      const before = await Promise.all(
        sockets.map(async (socket) => (await socket.receivedUntilNow()).length),
      );
      await new Client(all.proxy.url).post(crew[1]!.path, crew[1]!.body);
      await Promise.all(sockets.map((socket, index) => socket.frames(before[index]! + 1)));
      for (const socket of sockets) socket.end();
    });

    it('gives five places to exactly five of a hundred who tap at once at both', async () => {
      const { crew, states } = await aCrew(all.db, event, { size: 100, places: 5 });
      const answers = await Promise.all(
        crew.map(({ path, body }, index) => new Client(all.apis[index % 2]!.url).post(path, body)),
      );
      expect(answers.map(({ status }) => status)).toEqual(crew.map(() => 200));
      expect(await states()).toEqual({ confirmed: 5, available: 95 });
      await everythingSent();
      const texted = crew.map(({ phoneNumber }) => all.twilio.messagesTo(phoneNumber).length);
      expect(texted.filter((texts) => texts === 1)).toHaveLength(5);
      expect(Math.max(...texted)).toBe(1);
    });

    it('believes nginx where a client comes from, and no client', async () => {
      const guess = async (index: number): Promise<number> => {
        const headers = {
          'X-Forwarded-For': `203.0.113.${index}`,
          'X-Real-IP': `203.0.113.${index}`,
        };
        return (
          await new Client(all.proxy.url).post(
            '/contact/',
            { name: 'Dana', email: 'dana@example.com', company: 'Acme', message: 'Hello' },
            headers,
          )
        ).status;
      };
      const statuses = [];
      for (let index = 0; index < 7; index++) statuses.push(await guess(index));
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    });

    it('keeps what is told about processes to themselves', async () => {
      expect((await fetch(`${all.proxy.url}/metrics/`)).status).toBe(404);
      expect((await fetch(`${all.apis[0]!.url}/metrics`)).status).toBe(200);
    });

    it('is served over TLS by nginx itself: pages, sockets, and dashboards that poll', async () => {
      const given = aSelfSignedCertificate();
      const proxy = await all.startSecureProxy(given);
      const url = proxy.secureUrl!;
      const trust = { ca: given.certificate };
      const plainly = async (path: string) => fetch(`${proxy.url}${path}`, { redirect: 'manual' });
      const sent = await plainly('/app/login?next=/app/');
      expect([sent.status, sent.headers.get('location')]).toEqual([
        301,
        'https://127.0.0.1/app/login?next=/app/',
      ]);
      expect((await plainly('/health/live')).status).toBe(200);
      expect(await statusOver(`${url}/app/login`, trust)).toBe(200);
      expect(await statusOver(`${url}/metrics`, trust)).toBe(404);

      const socket = new WebSocket(`${url.replace('https', 'wss')}${NOTIFICATIONS}?token=${key}`, {
        ...trust,
      });
      const frame = new Promise((resolve) => socket.once('message', resolve));
      await once(socket, 'open');
      const dashboards = (['polling', 'websocket'] as const).map((transport) =>
        io(`${url}/live`, {
          ...trust,
          transports: [transport],
          forceNew: true,
          reconnection: false,
          auth: { token: key },
        }),
      );
      const rooms = dashboards.map((dashboard) =>
        dashboard.emitWithAck('join', { room: 'company' }),
      );
      expect(await Promise.all(rooms)).toMatchObject([{ status: 'joined' }, { status: 'joined' }]);
      const told = dashboards.map(
        (dashboard) => new Promise((resolve) => dashboard.once('changed', resolve)),
      );
      const { crew } = await aCrew(all.db, event, { size: 1 });
      await new Client(all.apis[0]!.url).post(crew[0]!.path, crew[0]!.body);
      expect(JSON.parse(String(await frame))).toEqual(READ_AGAIN);
      await Promise.all(told);
      dashboards.forEach((dashboard) => dashboard.close());
      socket.close();
    });

    it('is restarted one by one while everybody goes on, and nobody notices', async () => {
      const { crew, states } = await aCrew(all.db, event, { size: 120 });
      all.twilio.delay = 30;
      const manager = { Authorization: `Token ${key}` };
      const load = new SteadyLoad(all.proxy.url, 6, (call) => {
        const answer = crew[Math.floor(call / 3) % crew.length]!;
        return call % 3 === 0
          ? { method: 'POST', path: answer.path, body: answer.body }
          : {
              method: 'GET',
              path: call % 3 === 1 ? '/notifications/' : '/user/info/',
              headers: manager,
            };
      });
      const sockets = await Promise.all(Array.from({ length: 4 }, () => aFaithfulSocket()));

      for (const index of [0, 1] as const) {
        expect(await all.workers[index]!.end('SIGTERM')).toBe(0);
        await all.startWorker(index);
        expect(await all.apis[index]!.end('SIGTERM')).toBe(0);
        await all.startApi(index);
      }
      const enough = load.calls + 3 * crew.length;
      while (load.calls < enough) await sleep(25);
      await load.stop();

      expect(load.failures).toEqual([]);
      expect(await states()).toEqual({ confirmed: 120 });
      await everythingSent();
      expect(crew.map(({ phoneNumber }) => all.twilio.messagesTo(phoneNumber).length)).toEqual(
        crew.map(() => 1),
      );
      await Promise.all(sockets.map((socket) => socket.hearsAgain()));
      expect(sockets.flatMap(({ closings }) => closings).length).toBeGreaterThanOrEqual(
        sockets.length,
      );
      expect(new Set(sockets.flatMap(({ closings }) => closings))).toEqual(new Set([1012]));
    });

    /** Reconnects whenever it is closed or refused, as a browser's page does. */
    async function aFaithfulSocket(): Promise<{
      closings: number[];
      hearsAgain: () => Promise<void>;
    }> {
      const closings: number[] = [];
      let socket: LiveSocket;
      let done = false;
      const open = async (): Promise<void> => {
        while (
          !(await listen(all.proxy.url).then(
            (open) => (socket = open),
            () => null,
          ))
        )
          await sleep(250);
        void socket.closed.then((code) => {
          if (done) return;
          closings.push(code);
          return open();
        });
      };
      await open();
      const hearsAgain = async (): Promise<void> => {
        const heard = (await socket.receivedUntilNow()).length;
        const { crew } = await aCrew(all.db, event, { size: 1 });
        await new Client(all.proxy.url).post(crew[0]!.path, crew[0]!.body);
        await socket.frames(heard + 1);
        done = true;
        socket.end();
      };
      return { closings, hearsAgain };
    }
  });
});

function statusOver(url: string, trust: { ca: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, trust, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    }).once('error', reject);
  });
}
