import { DataSource } from 'typeorm';
import { aDatabase, dropAll } from '../../../test/support/database.js';
import { dataSourceOptions } from './data-source-options.js';
import { migrateBack } from './migrate-back.js';
import { MIGRATIONS } from './migrations/index.js';

/**
 * Tables that a migration locks against writers until its transaction ends. Others go in steps (`online-change.ts`). Who adds a
 * line says in docs/operate/upgrade.md how long that is at a million rows (`npm run bench:migrations`).
 */
const LOCKED: Readonly<Record<string, readonly string[]>> = {
  DateMovesOfTheWorkweek1795740000000: [
    'companies',
    'companies (and readers)',
    'pay_periods (and readers)',
    'pay_settings (and readers)',
  ],
  NoteZonesOfLocations1795740010000: ['companies', 'location_profiles'],
  PayCancellations1795730010000: [
    'cancellations',
    'cancellations (and readers)',
    'closed_pay_items',
    'closed_pay_items (and readers)',
  ],
};
/** The last one before those that are run again here. */
const BEFORE = 'RememberCancellations1795730000000';

const HELD = `
  select distinct c.relname || case when l.mode = 'AccessExclusiveLock' then ' (and readers)' else '' end as name
    from pg_locks l join pg_class c on c.oid = l.relation
   where l.pid = pg_backend_pid() and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     and c.oid = any ($1) and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
   order by name`;

describe('a migration that is one transaction', () => {
  afterAll(dropAll);

  it('locks these tables, and no other', async () => {
    const database = await aDatabase();
    await migrateBack(database.owner, BEFORE);
    const db = await new DataSource(dataSourceOptions(database.owner, 2)).initialize();
    const locked: Record<string, string[]> = {};
    try {
      const begin = MIGRATIONS.findIndex(({ name }) => name === BEFORE) + 1;
      for (const Migration of MIGRATIONS.slice(begin)) {
        const migration = new Migration() as InstanceType<typeof Migration> & {
          transaction?: boolean;
        };
        const runner = db.createQueryRunner();
        const tables = (await runner.query(
          `select array_agg(oid) as oids from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
        )) as [{ oids: number[] }];
        const isOne = migration.transaction !== false;
        if (isOne) await runner.startTransaction();
        await migration.up(runner);
        if (isOne) {
          const held = (await runner.query(HELD, [tables[0].oids])) as { name: string }[];
          if (held.length > 0) locked[Migration.name] = held.map(({ name }) => name);
          await runner.commitTransaction();
        }
        await runner.release();
      }
    } finally {
      await db.destroy();
    }
    expect(locked).toEqual(LOCKED);
  });
});
