import { DataSource, type MigrationInterface } from 'typeorm';
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
/**
 * What an older version does not find as it was: a release adds first, and takes away when no process of the version before
 * runs any more. Who adds a line says how the older version goes on.
 */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  // Periods of pay are closed by processes of the newer version alone (docs/operate/upgrade.md).
  DateMovesOfTheWorkweek1795740000000: [
    'pay_periods.time_zone is gone',
    'pay_periods.workweek_day is gone',
    'pay_periods.workweek_minute is gone',
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

/** A trigger before each inserted row fills `company_id`. */
const COLUMNS = `
  select c.table_name || '.' || c.column_name as name, c.data_type as type,
         c.is_nullable = 'NO' and c.column_default is null and c.is_identity = 'NO' and c.is_generated = 'NEVER'
           and not (c.column_name = 'company_id' and exists (
             select from pg_trigger g
              where g.tgrelid = c.table_name::regclass and g.tgtype & 7 = 7 and not g.tgisinternal)) as required
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where table_schema = 'public' and t.table_type = 'BASE TABLE'`;

interface Column {
  name: string;
  type: string;
  /** Whether whoever inserts has to name it. */
  required: boolean;
}

describe('a migration, beside processes of the version before', () => {
  const locked: Record<string, string[]> = {};
  const broken: Record<string, string[]> = {};

  beforeAll(async () => {
    const database = await aDatabase();
    await migrateBack(database.owner, BEFORE);
    const db = await new DataSource(dataSourceOptions(database.owner, 2)).initialize();
    try {
      let columns = await columnsOf(db);
      const begin = MIGRATIONS.findIndex(({ name }) => name === BEFORE) + 1;
      for (const Migration of MIGRATIONS.slice(begin)) {
        const held = await run(db, new Migration());
        if (held.length > 0) locked[Migration.name] = held;
        const after = await columnsOf(db);
        const lost = breaksOf(columns, after);
        if (lost.length > 0) broken[Migration.name] = lost;
        columns = after;
      }
    } finally {
      await db.destroy();
    }
  });
  afterAll(dropAll);

  it('locks these tables until its transaction ends, and no other', () => {
    expect(locked).toEqual(LOCKED);
  });

  it('takes no column away, changes none, and demands none that they do not write', () => {
    expect(broken).toEqual(BROKEN);
  });
});

/** @returns the tables that it holds locked at its end; none for one in steps */
async function run(
  db: DataSource,
  migration: MigrationInterface & { transaction?: boolean },
): Promise<string[]> {
  const runner = db.createQueryRunner();
  try {
    const tables = (await runner.query(
      `select array_agg(oid) as oids from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )) as [{ oids: number[] }];
    const isOne = migration.transaction !== false;
    if (isOne) await runner.startTransaction();
    await migration.up(runner);
    if (!isOne) return [];
    const held = (await runner.query(HELD, [tables[0].oids])) as { name: string }[];
    await runner.commitTransaction();
    return held.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

async function columnsOf(db: DataSource): Promise<Map<string, Column>> {
  const columns: Column[] = await db.query(COLUMNS);
  return new Map(columns.map((column) => [column.name, column]));
}

/** What a statement that was right before may not find as it was; columns of new tables are nobody's yet. */
function breaksOf(before: Map<string, Column>, after: Map<string, Column>): string[] {
  const tables = new Set([...before.keys()].map(tableOf));
  const taken = [...before.values()].flatMap(({ name, type }) => {
    const now = after.get(name);
    if (!now) return [`${name} is gone`];
    return now.type === type ? [] : [`${name} is ${now.type}`];
  });
  const demanded = [...after.values()]
    .filter(({ name, required }) => required && !before.get(name)?.required)
    .filter(({ name }) => tables.has(tableOf(name)))
    .map(({ name }) => `${name} is required`);
  return [...taken, ...demanded].sort();
}

function tableOf(column: string): string {
  return column.split('.')[0]!;
}
