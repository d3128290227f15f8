import { Client } from 'pg';
import { aDatabase, dropAll, type TestDatabase } from './database.js';

describe('databases for tests', () => {
  afterAll(dropAll);

  it('are apart from each other, and have the tables of the application', async () => {
    const [one, other] = await Promise.all([aDatabase(), aDatabase(), aDatabase(), aDatabase()]);
    await query(one, 'CREATE TABLE crew ()');

    expect(await query(one, `SELECT to_regclass('crew')::text AS crew`)).toEqual([
      { crew: 'crew' },
    ]);
    expect(
      await query(
        other,
        `SELECT to_regclass('crew')::text AS crew, to_regclass('migrations')::text AS migrations`,
      ),
    ).toEqual([{ crew: null, migrations: 'migrations' }]);
  });

  it('can be dropped while somebody is connected, and twice', async () => {
    const database = await aDatabase();
    const client = new Client({ connectionString: database.url });
    const ended = new Promise((end) => client.on('error', end));
    await client.connect();
    await database.drop();
    await database.drop();

    await ended;
    await expect(query(database, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });
});

async function query({ owner }: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new Client({ ...owner });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
