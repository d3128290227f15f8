import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Pool } from 'pg';
import { createHttpAdapter } from '../../apps/api/src/edge/http/http-server.js';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import type { Client } from '../support/client.js';
import { testConfiguration } from '../support/configuration.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { patiently } from '../support/patiently.js';
import { poolOfApplication } from '../support/seeing-all.js';

const MOST = 40;

describe('overload of one process', () => {
  let app: TestApp;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp({
      maxConnections: MOST,
      database: { ...testConfiguration().database, pool: 2, poolWait: 1 },
    });
    manager = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
  });
  afterAll(() => app.close());

  it('says come again when no connection to the database is left, and goes on when there is', async () => {
    const holders = await Promise.all([1, 2].map(() => holdOf(poolOfApplication(app.db))));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => manager.get('/notifications/')),
    );
    for (const { status, headers, body } of answers) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(body).toEqual({
        detail: 'Too much is going on at this moment. Please try again.',
        code: 'unavailable',
      });
    }
    expect((await manager.get('/health/live')).status).toBe(200);
    expect((await manager.get('/health/ready')).status).toBe(503);

    const waiting = manager.get('/notifications/');
    holders.forEach((letGo) => letGo());
    expect((await waiting).status).toBe(200);
  });

  it('closes what floods it, serves those who were there, and everybody afterwards', async () => {
    const { port } = new URL(app.url);
    const before = await aSilentOne(port);
    const flood = await Promise.all(Array.from({ length: 5 * MOST }, () => aSilentOne(port)));
    const closed = flood.map((socket) =>
      socket.closed ? Promise.resolve() : once(socket, 'close'),
    );
    await Promise.race(closed);
    before.write('GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    expect(String((await once(before, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);

    for (const socket of [before, ...flood]) socket.destroy();
    await Promise.all(closed);
    await patiently('the process answers again', async () => {
      const answer = await fetch(`${app.url}/health/live`).catch(() => null);
      return answer?.ok === true;
    });
  });

  describe('slow clients', () => {
    const adapter = createHttpAdapter({
      trustProxy: false,
      logLevel: 'silent',
      connectionLimits: { headers: 200, request: 400, checkInterval: 50 },
    });
    let port: string;
    beforeAll(async () => {
      const server = adapter.getInstance();
      server.post('/', async () => ({ status: 'ok' }));
      port = new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port;
    });
    afterAll(() => adapter.getInstance().close());

    it.each`
      begins                                                                                                  | because
      ${'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '}                                                     | ${'its headers do not end'}
      ${'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n{'} | ${'its body does not end'}
    `('are told 408 and hung up on, when $because', async ({ begins }: { begins: string }) => {
      const slow = await aSilentOne(port);
      slow.write(begins);
      expect(String((await once(slow, 'data'))[0])).toMatch(/^HTTP\/1.1 408 /);
      await once(slow, 'close');
    });
  });
});

async function aSilentOne(port: string): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Takes a connection out of the application's pool until it is released. */
async function holdOf(pool: Pool): Promise<() => void> {
  const client = await pool.connect();
  return () => client.release();
}
