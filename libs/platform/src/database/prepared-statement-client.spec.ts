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
