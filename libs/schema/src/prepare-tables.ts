import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { Configuration, DatabaseConnection } from '#libs/platform';
import { dataSourceOptions } from './data-source-options.js';
import { migrate } from './migrate.js';

const POLL_MS = 500;
/** No such table, or none that the application's role may read: nothing was migrated yet. */
const NOT_THERE = ['42P01', '42501'];

/** Migrations that this version knows and the database lacks, and whether grants are still to come. */
const LACKING = `
  select coalesce((select array_agg(known.name) from unnest($1::text[]) as known(name)
                    where not exists (select from public.migrations m where m.name = known.name)), '{}') as names,
         exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v')
                    and not has_table_privilege(c.oid, 'SELECT')) as closed`;

/**
 * Sees to the tables at the start of a process: runs the migrations, or, with `MIGRATIONS=await`, waits until another process
 * did and the application was granted its rows. A newer version's migrations disturb nobody.
 *
 * @param asked ends the waiting by throwing its reason
 */
export async function prepareTables(
  { migrator, connection }: { migrator: DatabaseConnection; connection: DatabaseConnection },
  {
    migrations,
    rowSecurity,
    keepAuditMonths,
  }: Pick<Configuration['database'], 'migrations' | 'rowSecurity' | 'keepAuditMonths'>,
  log: (line: string) => void,
  asked?: AbortSignal,
): Promise<void> {
  if (migrations === 'inline')
    await migrate(migrator, connection.user, rowSecurity, keepAuditMonths);
  else await untilMigrated(connection, log, asked);
}

async function untilMigrated(
  connection: DatabaseConnection,
  log: (line: string) => void,
  asked?: AbortSignal,
): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(connection, 2)).initialize();
  try {
    for (let said = false; !(await isMigrated(dataSource)); said = true) {
      asked?.throwIfAborted();
      if (!said) log('Waiting for the migrations, which `npm run cli -- migrate` runs.');
      await sleep(POLL_MS);
    }
  } finally {
    await dataSource.destroy();
  }
}

async function isMigrated(dataSource: DataSource): Promise<boolean> {
  const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
  try {
    const [lacking] = await dataSource.query<[{ names: string[]; closed: boolean }]>(LACKING, [
      known,
    ]);
    return lacking.names.length === 0 && !lacking.closed;
  } catch (error) {
    const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
    if (code !== undefined && NOT_THERE.includes(code)) return false;
    throw error;
  }
}
