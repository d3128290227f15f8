import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { asOwner } from '../support/database.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('the application', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  it('says that it is ready', async () => {
    const answer = await app.visitor().get('/health/ready/');
    expect(answer.body).toEqual({
      status: 'ok',
      checks: {
        database: 'ok',
        replicas: 'not configured',
        hints: 'ok',
        messages: 'ok',
        mail: 'ok',
      },
    });
  });

  it('says that it runs, with and without a slash', async () => {
    expect((await app.visitor().get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await app.visitor().get('/health/live/')).body).toEqual({ status: 'ok' });
  });

  it('says that the disk is full from the first failure until it can write again, and stores nothing by halves', async () => {
    const { id: companyId } = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, companyId));
    const rows = () =>
      app.db.query(
        `select (select count(*) from labor_types) as skills, (select count(*) from audit_entries) as audited`,
      );
    const [before, ready] = [await rows(), await app.visitor().get('/health/ready')];
    expect(ready.body.checks.database).toBe('ok');

    // What PostgreSQL answers then: to the last row that is written, and to a table that the check would make.
    await asOwner(
      app.db,
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$;
       create function no_room_for_tables() returns event_trigger language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$;
       create trigger no_room before insert on audit_entries for each row execute function no_room();
       create event trigger no_room on ddl_command_start when tag in ('CREATE TABLE AS') execute function no_room_for_tables()`,
    );
    try {
      const refused = await manager.post('/skills/', { action: 'add', name: 'Juggler' });
      expect([refused.status, refused.body, refused.headers.get('retry-after')]).toEqual([
        503,
        {
          detail: expect.stringMatching(/disk of the database is full.*Nothing was stored/),
          code: 'storage.full',
        },
        '2',
      ]);
      expect(await rows()).toEqual(before);
      for (let time = 0; time < 2; time++) {
        const { status, body } = await app.visitor().get('/health/ready');
        expect([status, body.status, body.checks.database]).toEqual([503, 'down', 'full']);
      }
      expect((await manager.get('/skills/')).status).toBe(200);
      expect((await app.visitor().get('/health/live')).status).toBe(200);
    } finally {
      await asOwner(
        app.db,
        'drop event trigger no_room; drop trigger no_room on audit_entries; drop function no_room(), no_room_for_tables()',
      );
    }
    expect((await app.visitor().get('/health/ready')).body.checks.database).toBe('ok');
    expect((await manager.post('/skills/', { action: 'add', name: 'Juggler' })).status).toBe(201);
  });

  it('shows metrics without anything personal', async () => {
    const { status, text } = await app.visitor().get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('callmanager_tasks_waiting 0');
  });

  it('answers an unknown route with JSON', async () => {
    const answer = await app.visitor().get('/no-such-thing/');
    expect([answer.status, typeof answer.body.detail]).toEqual([404, 'string']);
  });

  it('leads who types the bare address to the pages', async () => {
    const answer = await app.visitor().get('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/app/']);
  });
});
