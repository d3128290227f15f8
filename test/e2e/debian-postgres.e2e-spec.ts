import { DataSource } from 'typeorm';
import { LaborRequest } from '#libs/labor';
import { dataSourceOptions, migrate } from '#libs/schema';
import { aConfirmedRequest } from '../factories/a-request.js';
import { DebianPostgres } from '../support/debian-postgres.js';
import { describeWithProgram } from '../support/optional-programs.js';

describeWithProgram('postgres15', "Debian's PostgreSQL 15", () => {
  let server: DebianPostgres;
  beforeAll(async () => (server = await DebianPostgres.start()));
  afterAll(() => server.stop());

  it('takes every migration, twice without harm, and agrees with the tables', async () => {
    const { connection } = server;
    const done = await migrate(connection);
    expect(done.length).toBeGreaterThan(0);
    expect(await migrate(connection)).toEqual([]);

    const db = await new DataSource(dataSourceOptions(connection)).initialize();
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    const request = await aConfirmedRequest(db);
    const found = await db.manager.findOneBy(LaborRequest, { id: request.id });
    await db.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    expect(found?.state).toBe('confirmed');
  });
});
