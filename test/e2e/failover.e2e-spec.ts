import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { PrimaryClient } from '#libs/platform';
import { dataSourceOptions, migrate } from '#libs/schema';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { Client } from '../support/client.js';
import { DebianPostgres } from '../support/debian-postgres.js';
import { LiveSocket } from '../support/live-socket.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { patiently } from '../support/patiently.js';
import { ServerProcess } from '../support/server-process.js';
import {
  allSettled,
  countTexts,
  expireInterrupted,
  writeInvitations,
} from '../support/texting-stress.js';
import { TwilioServer } from '../support/twilio-server.js';

const TEXTS = 60;
const WRITERS = 4;
/** Texts that the worker was sending when the primary was killed: it looks at them a minute later. */
const CLAIMED = 5;

/** Clients that each add one skill after another, and send what was not answered again with the same key. */
class Writers {
  /** Names of skills that were answered 201, in order, with the moment. */
  readonly acknowledged: { name: string; at: number }[] = [];
  refusals = 0;
  private isRunning = true;
  private readonly ended: Promise<unknown>;

  constructor(private readonly manager: Client) {
    this.ended = Promise.all(Array.from({ length: WRITERS }, () => this.write()));
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    await this.ended;
  }

  /** Waits until so many more are acknowledged. */
  async more(count: number): Promise<void> {
    const enough = this.acknowledged.length + count;
    await patiently(`${count} more writes`, () => this.acknowledged.length >= enough);
  }

  private async write(): Promise<void> {
    while (this.isRunning) {
      const name = `Written ${randomUUID()}`;
      const key = { 'Idempotency-Key': randomUUID() };
      while (!(await this.isDone(name, key))) {
        this.refusals++;
        await sleep(50);
      }
      this.acknowledged.push({ name, at: Date.now() });
    }
  }

  /** False: the database is away, or the same request has not ended yet. */
  private async isDone(name: string, key: { 'Idempotency-Key': string }): Promise<boolean> {
    const { status, text } = await this.manager.post('/skills/', { action: 'add', name }, key);
    if (![201, 409, 503].includes(status)) throw new Error(`${status}: ${text}`);
    return status === 201 || text.includes('This was done before');
  }
}

describeWithProgram(
  'postgres15',
  'the primary is killed, and its synchronous standby takes over',
  () => {
    let primary: DebianPostgres;
    let standby: DebianPostgres;
    let twilio: TwilioServer;
    let env: Record<string, string>;
    let api: ServerProcess;
    let manager: Client;
    let requirement: string;
    let offer: string;

    beforeAll(async () => {
      [primary, twilio] = await Promise.all([DebianPostgres.start(), TwilioServer.start()]);
      twilio.delay = 40;
      await migrate(primary.connection);
      const db = await new DataSource(dataSourceOptions(primary.connection)).initialize();
      const company = await aCompany(db);
      const { userId } = await aManager(db, company.id);
      const key = await aKey(db, userId);
      const { id, slug } = await aRequirement(db, { companyId: company.id });
      offer = (await aRequest(db, { laborRequirementId: id })).tokenShort;
      requirement = slug;
      await db.destroy();
      standby = await primary.synchronousStandby();
      const { host, port, user, database } = primary.connection;
      env = {
        ...{
          DB_HOST: `${standby.connection.host},${host}`,
          DB_PORT: `${standby.connection.port},${port}`,
        },
        ...{ DB_NAME: database, DB_USER: user, SECRET_KEY: 'one key for the two of them' },
        ...{ DATA_DIR: '/nonexistent', PUBLIC_URL: 'https://calls.example', WORKER: 'off' },
        ...twilio.env,
      };
      api = await ServerProcess.api(env);
      await api.waitUntil(
        'it is ready',
        async () => (await fetch(`${api.url}/health/live`).catch(() => null))?.status === 200,
      );
      manager = new Client(api.url, key);
    });
    afterAll(async () => {
      await ServerProcess.killAll();
      await twilio.stop();
      for (const server of [standby, primary]) await server.stop();
    });

    it('nothing that was answered is lost or there twice, tasks go on, and sockets stay', async () => {
      const socket = await LiveSocket.open(
        api.url,
        `/ws/labor-requests/${requirement}/?token=${manager.key}`,
      );
      if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
      const writers = new Writers(manager);
      await writers.more(50);
      const before = new pg.Pool({ ...primary.connection, max: 1 });
      before.on('error', () => undefined);
      await writeInvitations(before, TEXTS);
      const worker = ServerProcess.worker(env);
      await twilio.waitForAttempts(10);

      const killed = Date.now();
      await primary.kill();
      await before.end();
      await patiently('a writer is refused', () => writers.refusals > 0);
      const refused = writers.acknowledged.length;
      await standby.promote();
      await writers.more(50);
      if (process.env['SOAK_FAILOVER'])
        process.stdout.write(
          `written again after ${writers.acknowledged[refused]!.at - killed} ms\n`,
        );

      const after = new pg.Pool({ ...standby.connection, max: 1 });
      await patiently(
        'the same worker goes on',
        async () => (await countTexts(after, `status in ('queued', 'sending')`)) <= CLAIMED,
      );
      await expireInterrupted(after);
      await allSettled(after, true);
      await writers.stop();
      expect(await worker.end('SIGTERM')).toBe(0);
      const { rows } = await after.query<{ name: string }>(
        `select name from labor_types where name like 'Written %'`,
      );
      await after.end();
      expect(rows.map(({ name }) => name).sort()).toEqual(
        writers.acknowledged.map(({ name }) => name).sort(),
      );
      const texted = twilio.messages.map(({ to }) => to);
      expect([texted.length, new Set(texted).size]).toEqual([TEXTS, TEXTS]);
      const heard = (await socket.receivedUntilNow()).length;
      const confirmed = await manager.post(`/request/${offer}/action/`, { action: 'confirm' });
      expect(confirmed.status).toBe(200);
      await socket.frames(heard + 1);
      socket.end();
    });

    it('the one that was left behind is used by nobody when it comes back, though it takes writes', async () => {
      await primary.restart();
      const { host, port } = standby.connection;
      const client = new PrimaryClient({ ...primary.connection, others: [{ host, port }] });
      await client.connect();
      expect(client.port).toBe(port);
      await client.end();
    });
  },
);
