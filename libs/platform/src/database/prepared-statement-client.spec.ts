import pg from 'pg';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { PreparedStatementClient } from './prepared-statement-client.js';

describe('repeated statements', () => {
  let pool: pg.Pool;

  beforeAll(async () => {
    const { owner } = await aDatabase();
    pool = new pg.Pool({ ...owner, max: 1, Client: PreparedStatementClient });
  });

  afterAll(async () => {
    await pool.end();
    await dropAll();
  });

  const prepared = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ statement: string }>(
      'select statement from pg_prepared_statements order by prepare_time',
    );
    return rows.map(({ statement }) => statement);
  };

  it('are parsed by the database once a connection, from their second time on', async () => {
    const statement = 'select $1::int + 1 as next';
    await pool.query(statement, [1]);
    expect(await prepared()).not.toContain(statement);
    await pool.query(statement, [1]);
    const { rows } = await pool.query<{ next: number }>(statement, [41]);
    expect(rows).toEqual([{ next: 42 }]);
    expect(await prepared()).toContain(statement);
  });

  it('without parameters, like begin and commit, are sent as they are', async () => {
    for (let time = 0; time < 3; time++) await pool.query('select 1 as one');
    expect(await prepared()).not.toContain('select 1 as one');
  });

  it('are sent again when their table has changed, outside a transaction without an error', async () => {
    await pool.query('create table changing (id int)');
    await pool.query('insert into changing values (1)');
    const statement = 'select * from changing where id = $1';
    for (let time = 0; time < 3; time++) await pool.query(statement, [1]);
    await pool.query('alter table changing add column name text');
    const { rows } = await pool.query(statement, [1]);
    expect(rows).toEqual([{ id: 1, name: null }]);
    expect((await pool.query(statement, [1])).rows).toEqual([{ id: 1, name: null }]);
  });

  it('that differ each time do not fill the memory of the connection', async () => {
    for (let width = 0; width < 700; width++)
      await pool.query(`select $1::int as c${width}`, [width]);
    expect((await prepared()).filter((statement) => /as c\d+$/.test(statement))).toEqual([]);
  });

  it('with a mistake fail as ever', async () => {
    for (let time = 0; time < 3; time++) {
      await expect(pool.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
    }
  });
});

describe('statements of a transaction', () => {
  let pool: pg.Pool;
  let client: pg.PoolClient;
  /** How often PostgreSQL said which columns come, and that it waits for what comes next. */
  let heard = { columns: 0, ends: 0 };

  beforeAll(async () => {
    const { owner } = await aDatabase();
    const options: pg.PoolConfig & { pipeline: true } = { ...owner, max: 1, pipeline: true };
    pool = new pg.Pool({ ...options, Client: PreparedStatementClient });
    await pool.query('create table numbers (n int primary key)');
    client = await pool.connect();
    client.connection.on('rowDescription', () => heard.columns++);
    client.connection.on('readyForQuery', () => heard.ends++);
  });
  beforeEach(async () => {
    await client.query('truncate numbers');
    heard = { columns: 0, ends: 0 };
  });
  afterAll(async () => {
    client.release();
    await pool.end();
    await dropAll();
  });

  const begin = (): unknown => client.query('START TRANSACTION');
  const add = (n: unknown): Promise<pg.QueryResult> =>
    client.query('insert into numbers values ($1)', [n]);
  const numbers = async (): Promise<number[]> =>
    (
      await client.query<{ n: number }>('select n from numbers where n > $1 order by n', [0])
    ).rows.map(({ n }) => n);
  const codes = (outcomes: PromiseSettledResult<unknown>[]): unknown[] =>
    outcomes.map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as pg.DatabaseError).code : 'done',
    );

  it('that are sent at once ask for one answer, with begin and commit', async () => {
    begin();
    const answers = await Promise.all([add(1), numbers(), add(2), client.query('COMMIT')]);
    expect(answers[1]).toEqual([1]);
    expect(answers.map((answer) => ('command' in answer ? answer.command : null))).toEqual([
      'INSERT',
      null,
      'INSERT',
      'COMMIT',
    ]);
    expect(heard.ends).toBe(1);
    expect(await numbers()).toEqual([1, 2]);
  });

  it('are refused after one that failed, as their commit is, until they are rolled back', async () => {
    begin();
    const sent = [add(3), add(3), add(4), client.query('COMMIT')];
    expect(codes(await Promise.allSettled(sent))).toEqual(['done', '23505', '25P02', '25P02']);
    await expect(add(5)).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    await add(6);
    expect(await numbers()).toEqual([6]);
  });

  it('are rolled back even if the rollback is sent along with one that fails', async () => {
    begin();
    const sent = [add(7), add(7), client.query('ROLLBACK')];
    expect(codes(await Promise.allSettled(sent))).toEqual(['done', '23505', 'done']);
    expect(await numbers()).toEqual([]);
  });

  it('leave out one that cannot be sent at all', async () => {
    begin();
    const unsendable = {
      toPostgres: () => {
        throw new Error('It is no number.');
      },
    };
    const [first, bad, last] = await Promise.allSettled([add(8), add(unsendable), add(9)]);
    expect([first.status, bad.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await client.query('COMMIT');
    expect(await numbers()).toEqual([8, 9]);
  });

  it('fail a commit that the database refuses, which leaves nothing open', async () => {
    await client.query('create temp table twins (n int unique deferrable initially deferred)');
    begin();
    const twin = (): Promise<pg.QueryResult> => client.query('insert into twins values ($1)', [1]);
    const sent = [twin(), twin(), client.query('COMMIT')];
    expect(codes(await Promise.allSettled(sent))).toEqual(['done', 'done', '23505']);
    await add(10);
    expect(await numbers()).toEqual([10]);
  });

  it('prepared ones say which columns they have once, whether they have rows, columns or neither', async () => {
    const times = async (text: string): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (let time = 0; time < 4; time++) {
        const { rows, rowCount } = await client.query(text, [11]);
        found.push({ rows, rowCount });
      }
      return found;
    };
    const four = (one: unknown): unknown[] => [one, one, one, one];
    expect(await times('select $1::int as n, null as nothing')).toEqual(
      four({ rows: [{ n: 11, nothing: null }], rowCount: 1 }),
    );
    expect(await times('select where $1 > 0')).toEqual(four({ rows: [{}], rowCount: 1 }));
    expect(await times('delete from numbers where n = $1')).toEqual(
      four({ rows: [], rowCount: 0 }),
    );
    // The first time without a name, the second time to prepare it.
    expect(heard.columns).toBe(4);
  });

  it('by themselves are not skipped when one that was sent before them fails', async () => {
    await add(12);
    const sent = [add(12), add(13), numbers()];
    expect(codes(await Promise.allSettled(sent))).toEqual(['23505', 'done', 'done']);
    expect(await numbers()).toEqual([12, 13]);
  });
});
