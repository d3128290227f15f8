import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { aDatabase, dropAll } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';

afterAll(async () => {
  await ServerProcess.killAll();
  await dropAll();
});

it.each(['api', 'worker'] as const)(
  'the stack of an error in the built %s names a line of TypeScript',
  async (program) => {
    const { owner: connection } = await aDatabase();
    // Migrations whose records are deleted run again, and fail.
    const client = new Client(connection);
    await client.connect();
    await client.query('drop table migrations');
    await client.end();
    const env = {
      ...{ DB_HOST: connection.host, DB_PORT: String(connection.port) },
      ...{ DB_USER: connection.user, DB_PASS: connection.password, DB_NAME: connection.database },
      SECRET_KEY: 'k'.repeat(40),
    };

    const failed = program === 'api' ? await ServerProcess.api(env) : ServerProcess.worker(env);
    expect(await failed.ended).toBe(1);
    const [, line] = /\/libs\/schema\/src\/migrate\.ts:(\d+):\d+/.exec(failed.output) ?? [];
    const source = (await readFile('libs/schema/src/migrate.ts', 'utf8')).split('\n');
    expect(source[Number(line) - 1]).toContain('dataSource.runMigrations()');
    expect(failed.output).toContain('QueryFailedError');
  },
);
