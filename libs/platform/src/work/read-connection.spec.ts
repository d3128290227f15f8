import pg from 'pg';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { PreparedStatementClient } from '../database/prepared-statement-client.js';
import { ReadConnection } from './read-connection.js';

const WHO = 'select pg_backend_pid() as pid, $1::int as nth';

describe('the statements of a screen', () => {
  let pool: pg.Pool;

  beforeEach(async () => {
    const { url } = await aDatabase();
    pool = new pg.Pool({
      connectionString: url,
      max: 2,
      Client: PreparedStatementClient,
      pipeline: true,
    });
    pool.on('error', () => undefined);
  });

  afterEach(async () => {
    await pool.end();
    await dropAll();
  });

  const asked = async (
    screen: ReadConnection,
    nth: number,
  ): Promise<{ pid: number; nth: number }> => {
    const { rows } = await screen.query(WHO, [nth]);
    return rows[0] as { pid: number; nth: number };
  };

  it('that are asked at once share a connection, and each has its own answer', async () => {
    const screen = new ReadConnection(pool);
    const answers = await Promise.all([1, 2, 3, 4].map((nth) => asked(screen, nth)));
    expect(answers.map(({ nth }) => nth)).toEqual([1, 2, 3, 4]);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
    expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
  });

  it('leave the connection to others between two questions', async () => {
    const screens = Array.from({ length: 20 }, () => new ReadConnection(pool));
    const twice = async (screen: ReadConnection): Promise<number> =>
      (await asked(screen, 1)).nth + (await asked(screen, 2)).nth;
    expect(await Promise.all(screens.map(twice))).toEqual(Array.from({ length: 20 }, () => 3));
    expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([2, 2, 0]);
  });

  it('fail each for itself', async () => {
    const screen = new ReadConnection(pool);
    const [good, bad, after] = await Promise.allSettled([
      asked(screen, 1),
      screen.query('select 1 / $1::int', [0]),
      asked(screen, 3),
    ]);
    expect([good.status, bad.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await asked(screen, 4)).nth).toBe(4);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('fail when the connection breaks, and the next ones find another', async () => {
    const screen = new ReadConnection(pool);
    const broken = await Promise.allSettled([
      asked(screen, 1),
      screen.query('select pg_terminate_backend(pg_backend_pid()), $1::int', [2]),
      asked(screen, 3),
    ]);
    expect(broken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await asked(screen, 4)).nth).toBe(4);
  });
});
