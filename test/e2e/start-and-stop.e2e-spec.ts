import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { ServerProcess } from '../support/server-process.js';

const ACCOUNTS = ['admin', 'owner', 'manager', 'steward', 'worker'];
const PASSWORD = 'callmanager-demo';

/** The tests run in order: each continues with the data of the one before. */
describe('the compiled server, started by itself in a folder of its own', () => {
  let folder: string;
  let dataDir: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmanager start and stop '));
    await chmod(folder, 0o755);
    dataDir = join(folder, 'its data');
  });
  afterAll(async () => {
    await ServerProcess.killAll();
    const orphan = await postmaster();
    if (orphan) process.kill(orphan, 'SIGQUIT');
    while (orphan && isAlive(orphan)) await sleep(20);
    await rm(folder, { recursive: true, force: true });
  });

  /** Environment as on a terminal. */
  const aServer = (env: Record<string, string> = {}): Promise<ServerProcess> =>
    ServerProcess.api({ DATA_DIR: dataDir, LOG_FORMAT: 'text', ...env });
  const ready = async (env: Record<string, string> = {}): Promise<ServerProcess> =>
    (await aServer(env)).waitForOutput('Ctrl-C stops everything.');

  async function postmaster(): Promise<number | null> {
    const text = await readFile(
      join(dataDir, 'postgres/cluster/pgdata/postmaster.pid'),
      'utf8',
    ).catch(() => '');
    return Number(text.split('\n', 1)[0]) || null;
  }

  async function signIn({ url }: ServerProcess, username: string): Promise<Client> {
    const { status, body } = await new Client(url).post('/login/', {
      username,
      password: PASSWORD,
    });
    if (status !== 200) throw new Error(`${username} is not let in: ${status}`);
    return new Client(url, body.token);
  }

  let server: ServerProcess;
  let key: string;

  it('shows where it is and who may come in; killed, it has lost nothing of what it promised', async () => {
    server = await ready({ WORKER: 'off' });
    expect(server.output).toContain(
      `CallManager is ready: ${server.url.replace('127.0.0.1', 'localhost')}`,
    );
    for (const account of ACCOUNTS) expect(server.output).toContain(`  ${account} `);
    expect(server.output).toContain(PASSWORD);
    expect((await new Client(server.url).get('/health/ready')).body).toMatchObject({
      status: 'ok',
    });
    for (const account of ACCOUNTS) await signIn(server, account);
    for (const path of ['/docs', '/dev/phones', '/app/login'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(200);

    const manager = await signIn(server, 'manager');
    key = manager.key!;
    expect((await manager.post('/event/DemoGig/send-messages/')).status).toBe(200);
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(isAlive((await postmaster())!)).toBe(true);
  });

  it('goes on with the data, and does what was left to do exactly once', async () => {
    const database = await postmaster();
    server = await ready();
    expect(await postmaster()).toBe(database);
    const manager = new Client(server.url, key);
    expect((await manager.get('/user/info/')).status).toBe(200);

    const texts = async (): Promise<{ to: string; body: string; status: string }[]> =>
      (await manager.get('/dev/messages')).body;
    await server.waitUntil('everything is sent', async () =>
      (await texts()).every(({ status }) => status === 'sent'),
    );
    const sent = (await texts()).map(({ to, body }) => `${to} ${body}`);
    expect(sent).toHaveLength(10);
    expect(new Set(sent).size).toBe(10);

    // Clients during the stop: a listener, a pending answer, an idle connection, a silent client.
    const socket = (await LiveSocket.open(
      server.url,
      `/ws/notifications/?token=${key}`,
    )) as LiveSocket;
    const agent = new Agent({ keepAlive: true });
    const [asked, silent] = await Promise.all([aPostBegun(server.url), aPostBegun(server.url)]);
    silent.on('error', () => undefined);
    const idle = request(`${server.url}/health/live`, { agent }).end();
    const [answer] = (await once(idle, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');

    server.signal('SIGTERM');
    await server.waitForOutput('SIGTERM: stopping');
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    asked.end('}');
    expect((await answered)[0].statusCode).toBe(200);
    expect(await socket.closed).toBe(1012);
    expect(await server.ended).toBe(0);
    agent.destroy();
    expect(server.output).toContain('PostgreSQL has stopped.');
    expect([await postmaster(), isAlive(database!)]).toEqual([null, false]);
  });

  async function aPostBegun(url: string) {
    const body = JSON.stringify({ username: 'manager', password: PASSWORD });
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      Expect: '100-continue',
    };
    const begun = request(`${url}/login/`, { method: 'POST', headers });
    begun.flushHeaders();
    await once(begun, 'continue');
    begun.write(body.slice(0, -1));
    return begun;
  }

  const OPEN = { HOST: '0.0.0.0' };

  it('keeps the doors of development shut where others could come in, also on what an earlier start has made', async () => {
    server = await ready(OPEN);
    expect(server.output).not.toContain(PASSWORD);
    for (const path of ['/dev/phones', '/dev/messages', '/dev/mail'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    for (const username of ACCOUNTS) {
      expect(
        (await new Client(server.url).post('/login/', { username, password: PASSWORD })).status,
      ).toBe(401);
    }
    expect((await new Client(server.url, key).get('/user/info/')).status).toBe(401);
  });

  it('says what stands in the way of another, and stops for Ctrl-C', async () => {
    const database = (await postmaster())!;
    const { port } = new URL(server.url);
    const elsewhere = join(folder, 'elsewhere');
    const [again, neighbour, careless] = await Promise.all([
      aServer({ ...OPEN, PORT: port }),
      aServer({ ...OPEN, PORT: port, DATA_DIR: elsewhere }),
      aServer({ NODE_ENV: 'production' }),
    ]);
    for (const failed of [again, neighbour, careless]) expect(await failed.ended).toBe(1);
    for (const { output } of [again, neighbour])
      expect(output).toContain(`PORT ${port} is taken by another program`);
    expect(existsSync(elsewhere)).toBe(false);
    expect(careless.output).toBe(
      'SECRET_KEY is required with NODE_ENV=production; set it to 32 or more random characters, such as from: openssl rand -base64 48\n',
    );

    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    server.signal('SIGINT');
    await server.waitForOutput('SIGINT: stopping');
    // Under npm the signal comes twice: from the terminal, and from npm.
    expect(await server.end('SIGINT')).toBe(0);
    expect([await postmaster(), isAlive(database)]).toEqual([null, false]);
  });

  it('stops cleanly while it still starts', async () => {
    server = await aServer();
    await server.waitForOutput('PostgreSQL listens');
    const database = (await postmaster())!;
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.output).not.toContain('is ready');
    expect([await postmaster(), isAlive(database)]).toEqual([null, false]);
  });
});

/** A zombie, which only waits for its parent, does not count. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z /s.test(
      existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '',
    );
  } catch {
    return false;
  }
}
