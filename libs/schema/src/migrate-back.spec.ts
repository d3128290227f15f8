import { DataSource } from 'typeorm';
import { oneRowOfEach } from '../../../test/support/one-row-of-each.js';
import { aDatabase, asOwner, dropAll, type TestDatabase } from '../../../test/support/database.js';

import { COMPANY_TABLES } from './company-tables.js';
import { dataSourceOptions } from './data-source-options.js';
import { migrate } from './migrate.js';
import { migrateBack, NEWEST_MIGRATION } from './migrate-back.js';
import { MIGRATIONS } from './migrations/index.js';

/** What the last releases brought, with rows in every table. */
const STEPS = 10;
const NAMES = MIGRATIONS.map(({ name }) => name);
const TARGET = NAMES.at(-1 - STEPS)!;

describe('migrating back', () => {
  let database: TestDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await aDatabase();
    db = await new DataSource(dataSourceOptions(database, 2)).initialize();
    await oneRowOfEach(db, [...COMPANY_TABLES, 'users']);
  });
  afterAll(async () => {
    await db.destroy();
    await dropAll();
  });

  const names = async (): Promise<string[]> =>
    (await db.query<{ name: string }[]>('select name from migrations order by id')).map(
      ({ name }) => name,
    );
  /** Of tables that are there before and after, without counters that triggers move. */
  async function rows(): Promise<Record<string, number>> {
    const [found] = await asOwner<{ counts: Record<string, number> }>(
      db,
      `select json_object_agg(relname, (xpath('/row/n/text()', query_to_xml(
                format('select count(*) as n from public.%I', relname), false, true, '')))[1]::text::int) as counts
         from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'`,
    );
    return found!.counts;
  }
  async function shape(): Promise<unknown> {
    return asOwner(
      db,
      `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
        where table_schema = 'public' order by 1, 2`,
    );
  }

  it('and forth again keeps the rows of all tables that stay, and ends at the same tables', async () => {
    const [before, columns] = [await rows(), await shape()];
    expect(before['labor_requests']).toBe(1);
    const undone = await migrateBack(database.owner, TARGET);
    expect(undone).toEqual(NAMES.slice(-STEPS).toReversed());
    expect((await names()).at(-1)).toBe(TARGET);
    const between = await rows();
    const lost = Object.keys(between).filter((table) => between[table]! < before[table]!);
    expect(lost).toEqual([]);
    expect(await shape()).not.toEqual(columns);

    expect(await migrate(database.owner, database.user)).toEqual(NAMES.slice(-STEPS));
    expect(await shape()).toEqual(columns);
    const after = await rows();
    expect(Object.keys(between).filter((table) => after[table]! < before[table]!)).toEqual([]);
    expect(await db.query('select count(*) from labor_requests')).toEqual([{ count: 1 }]);
  });

  it('does nothing when nothing came after', async () => {
    expect(await migrateBack(database.owner, NEWEST_MIGRATION)).toEqual([]);
    expect(await names()).toEqual(NAMES);
  });

  it('is refused before anything changes: to what was never run, and over what is not known', async () => {
    await expect(migrateBack(database.owner, 'OfNobody1')).rejects.toThrow(/OfNobody1 was never/);
    await asOwner(db, `insert into migrations (timestamp, name) values (9, 'OfTheNextVersion9')`);
    await expect(migrateBack(database.owner, TARGET)).rejects.toThrow(/version that ran it/);
    expect((await names()).slice(0, -1)).toEqual(NAMES);
  });
});
