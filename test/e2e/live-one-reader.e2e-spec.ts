import { HintBus } from '#libs/platform';
import { SocketRevocationService } from '../../apps/api/src/live/connections/socket-revocation.service.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import { DashboardClient } from '../support/dashboard-client.js';
import { Client } from '../support/client.js';
import { testConfiguration } from '../support/configuration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { LiveSocket } from '../support/live-socket.js';
import { OlderRedis } from '../support/older-redis.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { patiently } from '../support/patiently.js';
import { listenToStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { TestRedis } from '../support/test-redis.js';

const PROCESSES = 3;
const HINTS = 'callmanager:hints';
const readerOf = (room: string) => `callmanager:live:reader:${room}`;

/** Channels of each kind of adapter; Redis counts their subscribers. */
const LISTENERS = {
  sharded: ['SHARDNUMSUB', 'callmanager:live#/live#'],
  classic: ['NUMSUB', 'callmanager:live-request#/live#'],
} as const;

describeWithProgram('redis', 'processes that share a Redis', () => {
  describe.each(['sharded', 'classic'] as const)('with its %s channels', (kind) => {
    let redis: TestRedis;
    let older: OlderRedis | null;
    let database: TestDatabase;
    let apps: TestApp[];
    let show: WatchedEvent;
    const open: DashboardClient[] = [];

    beforeAll(async () => {
      [redis, database] = await Promise.all([TestRedis.start(), aDatabase()]);
      older = kind === 'classic' ? await OlderRedis.before(redis.url) : null;
      const redisUrl = older?.url ?? redis.url;
      apps = await Promise.all(
        Array.from({ length: PROCESSES }, () => aTestApp({ redisUrl }, undefined, database)),
      );
      await everybodyListens();
    });
    beforeEach(async () => {
      show = await aWatchedEvent(apps[0]!);
    });
    afterEach(() => open.splice(0).forEach((dashboard) => dashboard.end()));
    afterAll(async () => {
      for (const app of apps.slice(1)) await app.context.close();
      await apps[0]!.close();
      await older?.stop();
      await redis.stop();
    });

    async function everybodyListens(channels = kind): Promise<void> {
      const [counted, channel] = LISTENERS[channels];
      for (const app of apps) while (app.get(HintBus).state !== 'redis') await soon();
      while (
        Number(
          ((await redis.query((one) => one.call('PUBSUB', counted, channel))) as string[])[1],
        ) < PROCESSES
      )
        await soon();
    }

    const roomsOf = ({ company, event, call, requirement }: WatchedEvent): string[] => [
      `company:${company.slug}`,
      `event:${event.slug}`,
      `call-time:${call.slug}`,
      `requirement:${requirement.slug}`,
    ];

    /** Opens a dashboard in each of the first processes, in all rooms. */
    async function watchAt(processes: number, watched = show): Promise<DashboardClient[]> {
      const dashboards: DashboardClient[] = [];
      for (const app of apps.slice(0, processes)) {
        const { key } = await app.as(watched.manager);
        const dashboard = (await DashboardClient.open(app.url, { key })) as DashboardClient;
        open.push(dashboard);
        dashboards.push(dashboard);
        for (const room of roomsOf(watched))
          expect(await dashboard.join(room)).toMatchObject({ status: 'joined' });
      }
      return dashboards;
    }

    async function theyAnswer(app: TestApp, watched = show): Promise<void> {
      await apps[0]!.db.query(`update labor_requests set state = 'pending' where id = $1`, [
        watched.request.id,
      ]);
      await answerYes(app, watched);
    }

    /** Messages of each room that it received. */
    const heardOf = ({ changes }: DashboardClient): number[] =>
      roomsOf(show).map((room) => changes.filter((change) => change.room === room).length);

    async function allHeard(dashboards: DashboardClient[], times: number): Promise<void> {
      for (const dashboard of dashboards)
        await dashboard.waitUntil(() => heardOf(dashboard).every((count) => count >= times));
    }

    /** Reads of rooms, by process. @param run is given the reads so far */
    async function countReadings(
      run: (soFar: () => number) => Promise<unknown>,
    ): Promise<number[]> {
      const readings: number[] = apps.map(() => 0);
      const stops = apps.map(({ db }, index) =>
        listenToStatements(db, (sql) => {
          if (sql.includes('needed.count as needed')) readings[index]!++;
        }),
      );
      try {
        await run(() => sum(readings));
      } finally {
        stops.forEach((stop) => stop());
      }
      return readings;
    }

    /** Counts reads until all dashboards are up to date. */
    async function readingsOfAnAnswer(
      dashboards: DashboardClient[],
      change: () => Promise<void> = () => theyAnswer(apps[0]!),
    ): Promise<number> {
      const before = dashboards.map(heardOf);
      return sum(
        await countReadings(async () => {
          await change();
          for (const [index, dashboard] of dashboards.entries())
            await dashboard.waitUntil(() =>
              heardOf(dashboard).every((count, room) => count > before[index]![room]!),
            );
        }),
      );
    }

    /** A process that lost its claim for a moment claims again after five seconds. */
    async function untilReadOnce(dashboards: DashboardClient[]): Promise<void> {
      while ((await readingsOfAnAnswer(dashboards)) !== roomsOf(show).length) await soon();
    }

    it.each([1, 2, PROCESSES])(
      'a change is read once for each room while %i of them are watched',
      async (watched) => {
        const dashboards = await watchAt(watched);
        const changes = 3;
        const readings = await countReadings(async () => {
          for (let change = 1; change <= changes; change++) {
            await theyAnswer(apps[change % PROCESSES]!);
            await allHeard(dashboards, change);
          }
        });
        expect(sum(readings)).toBe(changes * roomsOf(show).length);
        expect(readings.slice(watched)).toEqual(Array(PROCESSES - watched).fill(0));
        for (const dashboard of dashboards) {
          expect(dashboard.changes.map(withoutPrevious)).toEqual(
            expect.arrayContaining(dashboards[0]!.changes.map(withoutPrevious)),
          );
          for (const room of roomsOf(show))
            expect(dashboard.changes.filter((one) => one.room === room)).toEqual(
              Array(changes).fill(
                expect.objectContaining({ requirements: [show.requirement.slug] }),
              ),
            );
          expect(dashboard.rejoins).toBe(0);
        }
      },
    );

    if (kind === 'classic') {
      it('goes on when Redis comes back with another version', async () => {
        const dashboards = await watchAt(PROCESSES);
        older!.upgrade();
        await everybodyListens('sharded');
        await allHeard(dashboards, 1); // hints may have got lost
        await untilReadOnce(dashboards);
      });
      return; // everything else does not depend on the channels
    }

    /** Changes through all processes in turn, faster than the pause, until the last one arrives. */
    async function manyChanges(dashboards: DashboardClient[]): Promise<void> {
      for (let change = 0; change < 30; change++) {
        await theyAnswer(apps[change % PROCESSES]!);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await readingsOfAnAnswer(dashboards);
    }

    it('however fast changes follow each other, a room is read as often as it is told', async () => {
      const dashboards = await watchAt(PROCESSES);
      const readings = await countReadings(async (soFar) => {
        await manyChanges(dashboards);
        // The last one that arrived may be of an earlier change: a read more than were told stays one more.
        await patiently('each read was told', () =>
          dashboards.every(({ changes }) => changes.length === soFar()),
        ).catch(() => undefined); // the numbers say more, below
      });
      const told = sum(readings);
      expect(dashboards.map(({ changes, rejoins }) => [changes.length, rejoins])).toEqual(
        dashboards.map(() => [told, 0]),
      );
    });

    it('who has told pauses as long as others do, and is not refused by a claim of its own', async () => {
      const dashboards = await watchAt(1);
      await redis.query((one) => one.config('RESETSTAT'));
      await manyChanges(dashboards);
      // A refused claim stays one more than were told; the last one may be under way.
      await patiently('each claim was told', async () => {
        const stats = await redis.query((one) => one.info('commandstats'));
        const [, claims] = /^cmdstat_set:calls=(\d+)/m.exec(stats)!;
        return Number(claims) === dashboards[0]!.changes.length;
      });
    });

    it('nothing is read while nobody watches', async () => {
      const stranger = await aWatchedEvent(apps[0]!);
      const [watcher] = await watchAt(1);
      const readings = await countReadings(async () => {
        await theyAnswer(apps[1]!, stranger);
        await theyAnswer(apps[1]!);
        await allHeard([watcher!], 1);
      });
      expect(sum(readings)).toBe(roomsOf(show).length);
    });

    it('what another company changes is neither read nor told here', async () => {
      const stranger = await aWatchedEvent(apps[0]!);
      const dashboards = await watchAt(PROCESSES);
      for (let change = 1; change <= 2; change++) {
        await theyAnswer(apps[0]!, stranger);
        await theyAnswer(apps[1]!);
        await allHeard(dashboards, change);
      }
      for (const { changes } of dashboards) {
        expect(changes.map(({ room }) => room).sort()).toEqual(
          roomsOf(show)
            .flatMap((room) => [room, room])
            .sort(),
        );
        for (const { requirements } of changes)
          expect(requirements).toEqual([show.requirement.slug]);
      }
    });

    it('what a worker process committed is read by one of them', async () => {
      const worker = new HintBus(testConfiguration({ redisUrl: redis.url }));
      await worker.onModuleInit();
      while (worker.state !== 'redis') await soon();
      const dashboards = await watchAt(PROCESSES);
      const { companyId, requirementId: id } = show.place;
      const readings = await readingsOfAnAnswer(dashboards, async () => {
        worker.publish({ topic: 'changed', companyId, subject: 'labor_requirement', id });
      });
      worker.onApplicationShutdown();
      expect(readings).toBe(roomsOf(show).length);
    });

    it('somebody else reads when the process that claimed has died', async () => {
      const dashboards = await watchAt(PROCESSES);
      const claim = (milliseconds: number) =>
        redis.query(async (one) => {
          for (const room of roomsOf(show))
            await one.set(readerOf(room), 'a process that died', 'PX', milliseconds);
        });
      await claim(300);
      expect(await readingsOfAnAnswer(dashboards)).toBe(roomsOf(show).length);
      await claim(3_600_000);
      expect(await readingsOfAnAnswer(dashboards)).toBe(roomsOf(show).length * PROCESSES);
    });

    it('a key that ends at one ends its sockets at all, and not because somebody looked', async () => {
      for (const app of apps) app.get(SocketRevocationService).stopRechecking();
      const { key } = await apps[0]!.as(show.manager);
      const sockets = await Promise.all(
        apps.map(async ({ url }) => LiveSocket.open(url, `/ws/notifications/?token=${key}`)),
      );
      const dashboards = (await Promise.all(
        apps.map(async ({ url }) => DashboardClient.open(url, { key })),
      )) as DashboardClient[];
      open.push(...dashboards);
      expect((await new Client(apps[1]!.url, key).post('/logout/')).status).toBe(200);
      for (const socket of sockets) expect(await (socket as LiveSocket).closed).toBe(4401);
      for (const dashboard of dashboards)
        await dashboard.waitUntil(() => dashboard.socket.disconnected);
    });

    it('hints of an older release are understood, and each process reads for itself', async () => {
      const dashboards = await watchAt(PROCESSES);
      const { companyId, requirementId: id } = show.place;
      const hint = { topic: 'changed', companyId, subject: 'labor_requirement', id };
      const readings = await readingsOfAnAnswer(dashboards, async () => {
        await redis.query((one) =>
          one.publish(HINTS, JSON.stringify({ from: 'an older release', hints: [hint] })),
        );
      });
      expect(readings).toBe(roomsOf(show).length * PROCESSES);
      for (const { changes } of dashboards)
        expect(changes[0]!.requirements).toEqual([show.requirement.slug]);
    });

    it('an older release understands ours', async () => {
      const heard = redis.query(async (one) => {
        await one.subscribe(HINTS);
        const message = new Promise<string>((resolve) =>
          one.on('message', (_channel, said) => resolve(said)),
        );
        await theyAnswer(apps[0]!);
        return JSON.parse(await message) as object;
      });
      const { companyId, requirementId, requestId } = show.place;
      expect(await heard).toMatchObject({
        from: expect.any(String),
        hints: [
          { topic: 'notifications', companyId },
          { topic: 'requirement', requirementId, requestId },
          { topic: 'changed', companyId, subject: 'labor_requirement', id: requirementId },
        ],
      });
    });

    it('each reads for itself what could not be told to it', async () => {
      const dashboards = await watchAt(PROCESSES);
      await redis.query((one) => one.call('ACL', 'SETUSER', 'default', '-spublish'));
      expect(await readingsOfAnAnswer(dashboards)).toBe(roomsOf(show).length * PROCESSES);
      await redis.query((one) => one.call('ACL', 'SETUSER', 'default', '+spublish'));
      expect(await readingsOfAnAnswer(dashboards)).toBe(roomsOf(show).length);
    });

    it('goes on after its connections broke', async () => {
      const dashboards = await watchAt(PROCESSES);
      await redis.query((one) => one.call('CLIENT', 'KILL', 'TYPE', 'pubsub'));
      await allHeard(dashboards, 1); // hints may have got lost
      await everybodyListens();
      await untilReadOnce(dashboards);
    });
  });
});

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const withoutPrevious = ({
  room,
  version,
  counts,
  requirements,
}: DashboardClient['changes'][0]) => ({
  room,
  version,
  counts,
  requirements,
});
