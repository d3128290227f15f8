import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Database } from 'pg';
import { Client } from '../support/client.js';
import { ServerProcess } from '../support/server-process.js';
import { SmallDisk } from '../support/small-disk.js';

const PASSWORD = 'callmanager-demo';

/** The compiled server with its embedded database in a folder, as a newcomer starts it. */
class Ground {
  private constructor(
    readonly server: ServerProcess,
    readonly manager: Client,
    private readonly dataDir: string,
  ) {}

  static async under(dataDir: string): Promise<Ground> {
    const server = await ServerProcess.api({ DATA_DIR: dataDir, LOG_FORMAT: 'text' });
    await server.waitForOutput('Ctrl-C stops everything.');
    const account = { username: 'manager', password: PASSWORD };
    const { body } = await new Client(server.url).post('/login/', account);
    return new Ground(server, new Client(server.url, body.token), dataDir);
  }

  get pgdata(): string {
    return join(this.dataDir, 'postgres/cluster/pgdata');
  }

  async postmaster(): Promise<{ pid: number; port: number }> {
    const lines = (await readFile(join(this.pgdata, 'postmaster.pid'), 'utf8')).split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }

  async asOwner(): Promise<Database> {
    const { port } = await this.postmaster();
    const password = await readFile(join(this.pgdata, '../password'), 'utf8');
    const login = { host: '127.0.0.1', port, user: 'callmanager', database: 'callmanager' };
    const database = new Database({ ...login, password: password.trim() });
    database.on('error', () => undefined);
    await database.connect();
    return database;
  }

  async statusOf(path: string): Promise<number> {
    return (await new Client(this.server.url).get(path)).status;
  }

  ready(): Promise<void> {
    return this.server.waitUntil(
      'it is ready',
      async () => (await this.statusOf('/health/ready')) === 200,
    );
  }

  async addSkill(name: string): Promise<{ status: number; detail: unknown }> {
    const { status, body } = await this.manager.post('/skills/', { action: 'add', name });
    return { status, detail: body.detail };
  }

  async skills(): Promise<string[]> {
    const { body } = await this.manager.get('/skills/');
    return body.map(({ name }: { name: string }) => name);
  }

  /** Sends the demonstration's offers, and waits until the tasks are done. */
  async textsAreSent(): Promise<void> {
    expect((await this.manager.post('/event/DemoGig/send-messages/')).status).toBe(200);
    await this.server.waitUntil('all is sent', async () => {
      const { body } = await this.manager.get('/dev/messages');
      return body.length > 0 && body.every(({ status }: { status: string }) => status === 'sent');
    });
  }
}

afterAll(() => ServerProcess.killAll());

describe('the embedded database dies', () => {
  let folder: string;
  let ground: Ground;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmanager ground '));
    await chmod(folder, 0o755);
    ground = await Ground.under(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('and is started again where it was, with everything it had; tasks go on', async () => {
    expect((await ground.addSkill('Juggler')).status).toBe(201);
    const before = await ground.postmaster();
    process.kill(before.pid, 'SIGKILL');
    await ground.server.waitForOutput('PostgreSQL runs again.');
    await ground.ready();
    const after = await ground.postmaster();
    expect([after.pid === before.pid, after.port]).toEqual([false, before.port]);
    expect([await ground.statusOf('/health/live'), await ground.skills()]).toEqual([
      200,
      expect.arrayContaining(['Juggler']),
    ]);
    await ground.textsAreSent();
  });

  it('also when one of its processes crashes while it works for somebody', async () => {
    const { pid } = await ground.postmaster();
    const victim = await ground.asOwner();
    const { rows } = await victim.query('select pg_backend_pid() as pid');
    const interrupted = ground.server.output.length;
    process.kill(rows[0].pid, 'SIGKILL');
    await ground.server.waitUntil('it runs again', () =>
      ground.server.output.slice(interrupted).includes('PostgreSQL runs again.'),
    );
    await ground.ready();
    expect((await ground.postmaster()).pid).not.toBe(pid);
    expect((await ground.addSkill('Acrobat')).status).toBe(201);
  });

  it('and when it does not start any more, the process says so, and ends with a sentence', async () => {
    // A process of its own: one whose server has just died twice has used up some of its patience.
    expect(await ground.server.end('SIGTERM')).toBe(0);
    ground = await Ground.under(folder);
    await rename(join(ground.pgdata, 'global'), join(ground.pgdata, 'gone'));
    process.kill((await ground.postmaster()).pid, 'SIGKILL');
    await ground.server.waitUntil(
      'it is known to be dead',
      async () => (await ground.statusOf('/health/live')) === 503,
    );
    const refused = await ground.addSkill('Clown');
    expect(refused).toEqual({ status: 503, detail: expect.stringContaining('Nothing was done') });
    expect(await ground.server.ended).toBe(1);
    expect(ground.server.output).toMatch(
      /PostgreSQL did not start in .+\. Right what it complains/,
    );
    expect(ground.server.output).not.toMatch(/^\s+at .*embedded-postgres/m);
  });
});

const [describeOnDisk, why] = SmallDisk.canMount()
  ? [describe, '']
  : [describe.skip, 'SKIPPED, only root may mount a disk: '];

describeOnDisk(`${why}the disk is full`, () => {
  let disk: SmallDisk;
  let ground: Ground;
  beforeAll(async () => {
    disk = SmallDisk.mount(200);
    ground = await Ground.under(join(disk.folder, 'data'));
  });
  afterAll(async () => {
    if ((await ground?.server.end('SIGTERM')) !== 0) await ServerProcess.killAll();
    await disk.unmount();
  });
  afterEach(() => disk.makeRoom());

  const filling = (n: number): string => `${n} ${'x'.repeat(90)}`;

  it('which is said; nothing is half-written, reading goes on, and so does everything once there is room', async () => {
    expect(await ground.statusOf('/health/ready')).toBe(200);
    await disk.fill();
    const { status, body } = await new Client(ground.server.url).get('/health/ready');
    expect([status, body]).toMatchObject([503, { status: 'down', checks: { database: 'full' } }]);

    const before = await ground.skills();
    const stored: string[] = [];
    let refusal: unknown;
    for (let n = 0, refused = 0; refused < 5; n++) {
      const answer = await ground.addSkill(filling(n));
      if (answer.status === 201) stored.push(filling(n));
      else {
        refused++;
        refusal = answer;
      }
    }
    expect(refusal).toEqual({
      status: 503,
      detail: expect.stringMatching(/^The disk of the database is full\. Nothing was stored/),
    });
    expect((await ground.skills()).sort()).toEqual([...before, ...stored].sort());
    expect(await ground.statusOf('/health/live')).toBe(200);

    await disk.makeRoom();
    await ground.ready();
    expect((await ground.addSkill('There is room')).status).toBe(201);
    const owner = await ground.asOwner();
    const { rows } = await owner.query(
      `select count(*)::int as audited from audit_entries where action = 'labor_type.added' and at > now() - interval '1 hour'`,
    );
    await owner.end();
    expect(rows[0].audited).toBe(stored.length + 1);
  });

  it('to the last byte, so that the database stops: it starts when there is room, and tasks go on', async () => {
    const owner = await ground.asOwner();
    await disk.fill();
    const log = `select pg_logical_emit_message(false, 'filling', repeat('x', 100000)) from generate_series(1, 100)`;
    await expect(
      (async () => {
        for (let tries = 0; tries < 10_000; tries++) await owner.query(log);
      })(),
    ).rejects.toThrow(/No space left|terminat|recovery mode|shutting down|ECONN/i);
    await ground.server.waitForOutput('PostgreSQL does not start, because its disk is full.');
    const [live, ready] = await Promise.all(
      ['/health/live', '/health/ready'].map((path) => ground.statusOf(path)),
    );
    expect([live, ready, (await ground.addSkill('Nowhere')).status]).toEqual([503, 503, 503]);

    await disk.makeRoom();
    await ground.ready();
    expect(await ground.statusOf('/health/live')).toBe(200);
    expect((await ground.addSkill('There is room again')).status).toBe(201);
    expect(await ground.skills()).not.toContain('Nowhere');
    await ground.textsAreSent();
  });
});
