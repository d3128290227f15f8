import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { TaskPool } from './task-pool.js';

describe('connections for the task library', () => {
  let pool: TaskPool;
  beforeAll(async () => {
    pool = new TaskPool({ ...(await aDatabase()), max: 1 });
  });
  afterAll(async () => {
    await pool.end();
    await dropAll();
  });

  async function codeAfter(sql: string): Promise<unknown> {
    const client = await pool.connect();
    try {
      return await client.query(sql).catch((error: { code: string }) => error.code);
    } finally {
      client.release();
    }
  }

  it.each`
    code       | told       | because
    ${'53100'} | ${'57P03'} | ${'the disk is full'}
    ${'57P02'} | ${'57P03'} | ${'the database crashed'}
    ${'53300'} | ${'57P03'} | ${'it has no connection left'}
    ${'23505'} | ${'23505'} | ${'trying again would not help'}
  `('tell $told when $because ($code)', async ({ code, told }) => {
    const raise = `do $$ begin raise exception 'not now' using errcode = '${code}'; end $$`;
    expect(await codeAfter(raise)).toBe(told);
  });
});
