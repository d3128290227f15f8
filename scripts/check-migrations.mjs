/**
 * `npm run migration:check`: reports whether entities and tables agree. Uses the configured database, or without one a
 * new embedded database that is migrated and deleted again.
 */
import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DataSource } from 'typeorm';
import { openDatabase } from '../dist/libs/embedded-postgres/src/index.js';
import { readConfiguration } from '../dist/libs/platform/src/index.js';
import { dataSourceOptions, migrate } from '../dist/libs/schema/src/index.js';

const given = readConfiguration(process.env);
const differences =
  given.database.engine === 'embedded' ? await inNewDatabase() : await differencesIn(given);
for (const statement of differences) process.stdout.write(`${statement};\n`);
process.stdout.write(
  differences.length === 0
    ? 'Entities and tables agree.\n'
    : 'Entities and tables differ; these statements would make them agree.\n',
);
process.exitCode = differences.length === 0 ? 0 : 1;

async function inNewDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'callmanager-migrations-'));
  await chmod(dataDir, 0o755); // PostgreSQL may run as another user than we do.
  try {
    return await differencesIn({ ...given, dataDir }, migrate);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function differencesIn(configuration, prepare) {
  const { migrator, close } = await openDatabase(configuration, () => undefined);
  try {
    await prepare?.(migrator);
    const db = await new DataSource(dataSourceOptions(migrator, 2)).initialize();
    try {
      const { upQueries } = await db.driver.createSchemaBuilder().log();
      return upQueries.map(({ query }) => query);
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
}
