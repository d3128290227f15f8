import { readFileSync } from 'node:fs';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { REPLICA_READS, REVISED_READS } from '../../../test/support/revised-reads.js';
import {
  tablesOf,
  UNREVISED_TABLES,
  unrevisedTablesOf,
} from '../../../test/support/unrevised-tables.js';
import { REVISED_TABLES } from './migrations/1795770000000-revised-tables.js';

describe('the tables', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([]);
  });
  afterAll(() => app.close());

  it('move the revision of their company, or are exempt with a reason', async () => {
    const tables = await app.db.query<{ name: string; events: string[] }[]>(
      `select c.relname as name, coalesce(array_agg(distinct t.event_manipulation::text) filter (where t.trigger_name like 'move_revisions_%'), '{}') as events
         from pg_class c left join information_schema.triggers t on t.event_object_schema = 'public' and t.event_object_table = c.relname
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by c.relname order by 1`,
    );
    const incomplete = tables.filter(({ events }) => events.length < 3).map(({ name }) => name);
    expect(incomplete).toEqual(Object.keys(UNREVISED_TABLES).sort());
  });

  it('leave the version of the database as it is while no row changes', async () => {
    await app.db.transaction(async (manager) => {
      const transaction = (): Promise<unknown> =>
        manager.query('select pg_current_xact_id_if_assigned()::text as id');
      for (const { name } of REVISED_TABLES) await manager.query(`delete from ${name} where false`);
      await manager.query(`update workers set notes = notes where id = 0`);
      await manager.query(`insert into phone_stops select * from phone_stops where false`);
      expect(await transaction()).toEqual([{ id: null }]);
      await manager.query(`insert into companies (slug, name) values ('abcdefg', 'One')`);
      expect(await transaction()).toEqual([{ id: expect.any(String) }]);
    });
  });

  const READS = [...new Set([...REVISED_READS, ...REPLICA_READS])];
  it.each(READS)('move the revision, if %s reads them', (path) => {
    const name = path.replaceAll(/[{}]/g, '').replaceAll('/', ' ').trim().replaceAll(' ', '-');
    const statements = readFileSync(`test/sql/${name}.sql`, 'utf8');
    expect(tablesOf(statements).length).toBeGreaterThan(0);
    expect(unrevisedTablesOf(statements)).toEqual([]);
  });
});
