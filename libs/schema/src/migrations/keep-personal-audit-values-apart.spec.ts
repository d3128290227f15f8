import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { KeepPersonalAuditValuesApart1795440000000 } from './1795440000000-keep-personal-audit-values-apart.js';

describe('audit entries from before values were kept apart', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
  });
  afterAll(() => app.close());

  const VALUES: [object | null, object | null][] = [
    [{ name: 'Dana Reyes' }, { name: 'Dana Cruz', n: 1 }],
    [{ state: 'pending' }, { state: 'confirmed' }],
    [null, { state: { name: 'Dana' }, deep: [[{ why: 'ill' }]] }],
    [null, null],
    [null, { ids: [1, 2], done: true, none: null }],
  ];
  const trail = (from: string) =>
    app.db.query<object[]>(`select before, after from ${from} order by id`);

  it('are the same when read, there and back, and text is beside them only', async () => {
    const migration = new KeepPersonalAuditValuesApart1795440000000();
    const runner = app.db.createQueryRunner();
    try {
      await migration.down(runner);
      for (const [before, after] of VALUES)
        await app.db.query(
          `insert into audit_entries (actor_kind, action, subject, before, after) values ('house', 'x', 'y', $1, $2)`,
          [before, after],
        );
      const old = await trail('audit_entries');
      await migration.up(runner);
      expect(await trail('audit_trail')).toEqual(old);
      const beside = await app.db.query<{ n: number }[]>(
        'select id::int as n from audit_entries where values_hash is not null order by id',
      );
      expect(beside.map(({ n }) => n)).toEqual([1, 3]);
      expect(JSON.stringify(await trail('audit_entries'))).not.toMatch(/Dana|ill/);
      await migration.down(runner);
      expect(await trail('audit_entries')).toEqual(old);
      await migration.up(runner);
    } finally {
      await runner.release();
    }
  });
});
