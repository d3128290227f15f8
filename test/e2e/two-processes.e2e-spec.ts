import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { Client } from '../support/client.js';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';
import { interleave, type Interleaved } from '../support/interleaved-reads.js';
import { LiveSocket } from '../support/live-socket.js';
import { describeWithProgram, programPath } from '../support/optional-programs.js';
import { freePort, ServerProcess } from '../support/server-process.js';

/** `npm run soak:revisions` sets more. */
const READS = Number(process.env['SOAK_READS'] ?? 1500);
const SEED = Number(process.env['FUZZ_SEED'] ?? process.env['FUZZ_SEED_DRAWN']);

/** While a soak runs. */
function report(reads: number, { stale, mixed, ambiguous, statuses, commits }: Interleaved): void {
  if (!process.env['SOAK_READS']) return;
  const found = `${stale.length} old, ${mixed.length} mixed, ${ambiguous.length} tags of two answers`;
  process.stdout.write(
    `${new Date().toISOString()} seed ${SEED}: ${reads} reads ${JSON.stringify(statuses)}, ${commits} commits; ${found}.\n`,
  );
}

const READ_AGAIN = { type: 'htmx_trigger', event: 'notification-update' };

/** The tests run in order: each continues with the processes of the one before. */
describeWithProgram(
  'redis',
  'two API processes and a worker on one database, hints through Redis',
  () => {
    let folder: string;
    let redisPort: number;
    let redis: ChildProcess;
    let database: TestDatabase;
    let pool: pg.Pool;
    let [a, b, worker]: ServerProcess[] = [];
    let env: Record<string, string>;
    let onA: Client;
    let onB: Client;
    let socket: LiveSocket;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'callmanager two processes '));
      [redisPort, database] = await Promise.all([freePort(), aDatabase()]);
      pool = new pg.Pool({ ...database, max: 2 });
      // An idle connection may end at any time; the next query opens another.
      pool.on('error', () => undefined);
      await startRedis();
      const { host, port, user, password, database: name } = database;
      env = {
        DB_HOST: host,
        DB_PORT: String(port),
        DB_NAME: name,
        DB_USER: user,
        DB_PASS: password,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        SECRET_KEY: 'two processes sign with the same key',
        DEV_TOOLS: 'true',
        DATA_DIR: folder,
      };
      [a, b] = await Promise.all([1, 2].map(() => ServerProcess.api({ ...env, WORKER: 'off' })));
      worker = ServerProcess.worker(env);
      await Promise.all([
        a!.waitForOutput('CallManager is ready'),
        b!.waitForOutput('CallManager is ready'),
        worker.waitForOutput('Doing tasks:'),
      ]);
      onA = await signIn(a!, 'manager');
      onB = new Client(b!.url, onA.key);
      socket = await listen(b!, onB);
      await bothSay('ok');
    });
    afterAll(async () => {
      await ServerProcess.killAll();
      await stopRedis();
      await pool.end();
      await dropAll();
      await rm(folder, { recursive: true, force: true });
    });

    async function startRedis(): Promise<void> {
      const args = [
        '--port',
        String(redisPort),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        folder,
      ];
      redis = spawn(programPath('redis')!, args, { stdio: 'ignore' });
      await once(redis, 'spawn');
    }

    async function stopRedis(): Promise<void> {
      if (redis.exitCode !== null || redis.signalCode !== null) return;
      redis.kill('SIGKILL');
      await once(redis, 'exit');
    }

    async function signIn({ url }: ServerProcess, username: string): Promise<Client> {
      const { body } = await new Client(url).post('/login/', {
        username,
        password: 'callmanager-demo',
      });
      return new Client(url, body.token);
    }

    async function listen({ url }: ServerProcess, { key }: Client): Promise<LiveSocket> {
      const opened = await LiveSocket.open(url, `/ws/notifications/?token=${key}`);
      if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
      return opened;
    }

    /** Waits until both processes report that readiness. */
    async function bothSay(status: 'ok' | 'degraded'): Promise<void> {
      for (const client of [onA, onB]) {
        const holds = async (): Promise<boolean> =>
          (await client.get('/health/ready')).body.status === status;
        await a!.waitUntil(status, holds);
      }
    }

    /** A worker answers an offer through a process. */
    async function theyAnswer({ url }: ServerProcess, requestId: number): Promise<void> {
      const { rows } = await pool.query<{ short_token: string; slug: string }>(
        `select r.token_short as short_token, e.slug from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where r.id = $1`,
        [requestId],
      );
      const { short_token: token, slug } = rows[0]!;
      const answer = await new Client(url).post(`/event/${slug}/confirm/${token}/`, {
        [`response_${requestId}`]: 'yes',
      });
      expect(answer.status).toBe(200);
    }

    async function pendingRequests(): Promise<number[]> {
      const { rows } = await pool.query<{ id: string }>(
        `select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id where e.slug = 'DemoGig' and r.state = 'pending' order by r.id`,
      );
      return rows.map(({ id }) => Number(id));
    }

    const unsent = async (): Promise<number> =>
      Number(
        (
          await pool.query(
            `select count(*) from outgoing_messages where status in ('queued', 'held', 'sending')`,
          )
        ).rows[0].count,
      );
    const tasksInHand = async (): Promise<number> =>
      Number(
        (
          await pool.query(
            'select count(*) from graphile_worker._private_jobs where locked_by is not null',
          )
        ).rows[0].count,
      );

    it('texts what one of them was asked to, from the worker process', async () => {
      expect((await onA.post('/event/DemoGig/send-messages/')).status).toBe(200);
      expect((await onB.get('/dev/messages')).body).toHaveLength(10);
      await worker!.waitUntil('everything is sent', async () => (await unsent()) === 0);
    });

    it('tells a manager who listens at one of an answer that came in at the other', async () => {
      const [request] = await pendingRequests();
      await theyAnswer(a!, request!);
      expect(await socket.frames(1)).toEqual([READ_AGAIN]);
      expect((await onB.get('/notifications/')).body).toHaveLength(1);
    });

    it('gives what a killed worker had in hand to another', async () => {
      const holder = await pool.connect();
      try {
        await holder.query('begin');
        const { rows } = await holder.query<{ id: number }>(
          `update outgoing_messages set status = 'queued' where id = (select min(id) from outgoing_messages) returning id`,
        );
        await pool.query(
          `select graphile_worker.add_job('messages.send', payload => json_build_object('messageId', $1::bigint))`,
          [rows[0]!.id],
        );
        await worker!.waitUntil('the task is in hand', async () => (await tasksInHand()) === 1);
        await worker!.end('SIGKILL');
        await holder.query('commit');
      } finally {
        holder.release();
      }
      expect([await unsent(), await tasksInHand()]).toEqual([1, 1]);

      await pool.query(`update task_heartbeats set beat_at = beat_at - interval '1 minute'`);
      await pool.query(
        `update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute'`,
      );
      worker = ServerProcess.worker(env);
      await worker.waitUntil('everything is sent', async () => (await unsent()) === 0);
      expect(await worker.end('SIGTERM')).toBe(0);
    });

    it('ends at one the socket of who signs out at the other', async () => {
      const leaving = await signIn(b!, 'manager');
      const theirs = await listen(b!, leaving);
      expect((await new Client(a!.url, leaving.key).post('/logout/')).status).toBe(200);
      expect(await theirs.closed).toBe(4401);
    });

    it('goes on without Redis, and together again with it', async () => {
      await stopRedis();
      await bothSay('degraded');
      const own = await listen(a!, onA);
      const [request, next] = await pendingRequests();
      await theyAnswer(a!, request!);
      expect(await own.frames(1)).toEqual([READ_AGAIN]);
      const before = (await socket.receivedUntilNow()).length;

      await startRedis();
      await bothSay('ok');
      await theyAnswer(a!, next!);
      expect(await socket.frames(before + 1)).toHaveLength(before + 1);
    });

    it('reads no state that is older than what was told, and none that never was, at either', async () => {
      const readers = await Promise.all(
        [a!, b!].flatMap((server) =>
          ['manager', 'owner', 'admin'].map(async (username) => ({
            url: server.url,
            key: (await signIn(server, username)).key!,
          })),
        ),
      );
      const found = await interleave(database, readers, READS, SEED, report);
      expect({ seed: SEED, ...found }).toMatchObject({ stale: [], mixed: [], ambiguous: [] });
      expect(found.statuses[200]).toBeGreaterThan(READS / 20);
      expect(found.statuses[304]).toBeGreaterThan(READS / 20);
      expect(found.commits).toBeGreaterThan(READS / 50);
    });

    it('stops each by itself', async () => {
      const stopped = [a!.end('SIGTERM'), b!.end('SIGTERM')];
      expect(await socket.closed).toBe(1012);
      expect(await Promise.all(stopped)).toEqual([0, 0]);
    });
  },
);
