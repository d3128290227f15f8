import { DataSource } from 'typeorm';
import { ConfigurationError, type DatabaseConnection } from '#libs/platform';
import { dataSourceOptions } from './data-source-options.js';
import { withMigrationLock } from './migration-lock.js';
import { MIGRATIONS } from './migrations/index.js';

/** Name of the newest migration that this version knows: what its tables are at. */
export const NEWEST_MIGRATION = MIGRATIONS.at(-1)!.name;

/**
 * Takes back every migration after this one, newest first, so that an older version fits the tables again. What only newer
 * tables and columns held is lost.
 *
 * @param connection of the tables' owner
 * @param target a migration that was run, and stays
 * @returns names of the migrations that were taken back
 * @throws ConfigurationError it was never run, or one after it is not known to this version
 */
export async function migrateBack(
  connection: DatabaseConnection,
  target: string,
): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(connection, 3)).initialize();
  try {
    return await withMigrationLock(dataSource, async (lock) => {
      const run = (await lock.query('select name from migrations order by id desc')) as {
        name: string;
      }[];
      const names = run.map(({ name }) => name);
      if (!names.includes(target))
        throw new ConfigurationError(`The migration ${target} was never run in this database.`);
      const after = names.slice(0, names.indexOf(target));
      const known = new Map(dataSource.migrations.map((each) => [nameOf(each), each]));
      const strange = after.find((name) => !known.has(name));
      if (strange)
        throw new ConfigurationError(
          `This version does not know the migration ${strange}; take it back with the version that ran it.`,
        );
      for (const name of after) {
        const isOnline = known.get(name)!.transaction === false;
        await dataSource.undoLastMigration({ transaction: isOnline ? 'none' : 'each' });
      }
      return after;
    });
  } finally {
    await dataSource.destroy();
  }
}

function nameOf({ name, constructor }: { name?: string; constructor: { name: string } }): string {
  return name ?? constructor.name;
}
