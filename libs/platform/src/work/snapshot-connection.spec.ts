import type { Socket } from 'node:net';
import pg from 'pg';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { patiently } from '../../../../test/support/patiently.js';
import { PreparedStatementClient } from '../database/prepared-statement-client.js';
import { SnapshotConnection } from './snapshot-connection.js';

const COUNT = 'select count(*)::int as count, $1::int from task_heartbeats';
const ADD = `insert into task_heartbeats (runner_id, beat_at) values (gen_random_uuid()::text, now())`;

describe('reads of one snapshot', () => {
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

  const countIn = async (snapshot: SnapshotConnection): Promise<number> =>
    ((await snapshot.query(COUNT, [1])).rows[0] as { count: number }).count;
  const allAreBack = (): Promise<void> =>
    patiently('no transaction is open', async () => {
      const { rows } = await pool.query<{ open: number }>(
        `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
      return rows[0]!.open === 0 && pool.idleCount === pool.totalCount;
    });

  it('see what was there at the first of them, those at once and those later', async () => {
    const snapshot = new SnapshotConnection(pool);
    expect(await Promise.all([countIn(snapshot), countIn(snapshot)])).toEqual([0, 0]);
    await pool.query(ADD);
    expect(await countIn(snapshot)).toBe(0);
    await snapshot.end();
    const next = new SnapshotConnection(pool);
    expect(await countIn(next)).toBe(1);
    await next.end();
    await allAreBack();
  });

  it('write nothing, fail together, and give their connection back', async () => {
    const snapshot = new SnapshotConnection(pool);
    await expect(snapshot.query(ADD, [])).rejects.toThrow(/read-only transaction/);
    await expect(countIn(snapshot)).rejects.toThrow(/aborted/);
    await snapshot.end();
    await allAreBack();
    await pool.query(ADD);
  });

  it('are refused after the end, and an end without reads takes no connection', async () => {
    const snapshot = new SnapshotConnection(pool);
    await snapshot.end();
    await expect(countIn(snapshot)).rejects.toThrow('The snapshot has ended.');
    expect(pool.totalCount).toBe(0);
  });

  it('are answered if they were on their way at the end', async () => {
    const snapshot = new SnapshotConnection(pool);
    const counted = Promise.all([countIn(snapshot), countIn(snapshot)]);
    await snapshot.end();
    expect(await counted).toEqual([0, 0]);
    await allAreBack();
  });

  it('end before what follows on their connection, in its packet', async () => {
    const one = new pg.Pool({ ...pool.options, max: 1 });
    const snapshot = new SnapshotConnection(one);
    expect(await countIn(snapshot)).toBe(0);
    await snapshot.end();
    const client = await one.connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    let packets = 0;
    const writev = stream._writev!.bind(stream);
    stream._writev = (chunks, callback) => {
      packets++;
      writev(chunks, callback);
    };
    await client.query(ADD); // Not in a read-only transaction.
    expect(packets).toBe(1);
    client.release();
    const next = new SnapshotConnection(one);
    expect(await countIn(next)).toBe(1);
    await next.end();
    await allAreBack();
    await one.end();
  });

  it('leave a broken connection to the pool, which makes another', async () => {
    const snapshot = new SnapshotConnection(pool);
    const { rows } = await snapshot.query('select pg_backend_pid() as pid, $1::int', [1]);
    await pool.query('select pg_terminate_backend($1)', [(rows[0] as { pid: number }).pid]);
    await expect(countIn(snapshot)).rejects.toThrow(/terminat|connection error/i);
    await snapshot.end();
    const next = new SnapshotConnection(pool);
    expect(await countIn(next)).toBe(0);
    await next.end();
  });
});
