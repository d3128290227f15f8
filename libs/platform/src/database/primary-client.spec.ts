import pg from 'pg';
import { CuttingProxy } from '../../../../test/support/cutting-proxy.js';
import { aDatabase, dropAll, type TestDatabase } from '../../../../test/support/database.js';
import { freePort } from '../../../../test/support/server-process.js';
import { databaseFailure } from './database-failure.js';
import { PrimaryClient, type PrimaryClientConfig } from './primary-client.js';

describe('a client of a cluster', () => {
  let database: TestDatabase;
  const proxies: CuttingProxy[] = [];
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(async () => {
    proxies.forEach((proxy) => proxy.close());
    await dropAll();
  });

  /** Two ways to one server. */
  async function twoWays(): Promise<{ ways: CuttingProxy[]; login: PrimaryClientConfig }> {
    const server = `http://${database.host}:${database.port}`;
    const ways = [await CuttingProxy.before(server), await CuttingProxy.before(server)];
    proxies.push(...ways);
    const [first, second] = ways.map(({ url }) => ({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
    }));
    const { user, password, database: name } = database;
    const login = { user, password, database: name };
    return { ways, login: { ...login, ...first!, others: [second!] } };
  }

  async function connected(login: PrimaryClientConfig): Promise<PrimaryClient> {
    const client = new PrimaryClient(login);
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  it('goes to the next server when the first refuses, and stays there', async () => {
    const { ways, login } = await twoWays();
    const before = await connected(login);
    expect(before.port).toBe(login.port);
    ways[0]!.cut();
    await expect(connected(login)).rejects.toThrow(/ECONNRESET|terminated unexpectedly/);
    const after = await connected(login);
    expect(after.port).toBe(login.others![0]!.port);
    ways[0]!.restore();
    const later = await connected(login);
    expect(later.port).toBe(after.port);
    await Promise.all([after.end(), later.end()]);
  });

  it('breaks connections off that hang, once the writes have moved', async () => {
    const { ways, login } = await twoWays();
    const hanging = await connected(login);
    ways[0]!.hold();
    const lost = expect(hanging.query('select 1')).rejects.toThrow('It moved.');
    // Only who meets the held way must give up; on a busy machine the others take as long as they need.
    await expect(connected({ ...login, connectionTimeoutMillis: 500 })).rejects.toThrow(
      'timeout expired',
    );
    const moved = await connected(login);
    await lost;
    await moved.end();
  });

  it('asks all servers once for those who connect at the same moment', async () => {
    const { ways, login } = await twoWays();
    const clients = await Promise.all(Array.from({ length: 5 }, () => connected(login)));
    expect(ways.map(({ connections }) => connections)).toEqual([6, 1]);
    await Promise.all(clients.map((client) => client.end()));
  });

  it('says which error passes: no server takes writes, but not that the account is refused', async () => {
    const [host, ports] = ['127.0.0.1', [await freePort(), await freePort()]] as const;
    const nobody = { ...database, host, port: ports[0], others: [{ host, port: ports[1] }] };
    const refused = await connected(nobody).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: '57P03',
      message: expect.stringMatching(/no server takes writes: .*ECONNREFUSED/) as unknown,
    });
    expect(databaseFailure(refused)).toBe('away');

    const { login } = await twoWays();
    const unknown = await connected({ ...login, database: 'nowhere' }).catch(
      (error: unknown) => error,
    );
    expect(unknown).toMatchObject({ code: '3D000' });
  });

  it('is told by its pool like any client', async () => {
    const { login } = await twoWays();
    const pool = new pg.Pool({ ...login, Client: PrimaryClient, max: 2 });
    const { rows } = await pool.query<{ one: number }>('select 1 as one');
    await pool.end();
    expect(rows).toEqual([{ one: 1 }]);
  });
});
