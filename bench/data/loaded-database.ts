import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { DataName } from '../options.js';
import { aDatabase, type BenchDatabase, keptDatabase } from '../server/database.js';
import { DATA_SETS } from './data-sets.js';
import { seed, type Seeded } from './seed.js';

/** Where *xlarge* stays: some 35 GB, loaded once. Delete it when the tables have changed. */
const FOLDER = process.env['BENCH_XLARGE'] ?? join(tmpdir(), 'callmanager-bench-xlarge');

/** A database with the rows of a data set: a new one, except for one that takes an hour to load. */
export async function loadedDatabase(data: DataName): Promise<BenchDatabase & { loaded: Seeded }> {
  const set = DATA_SETS[data];
  if (set.isBulk) return keptDatabase(FOLDER, (connection) => seed(connection, set));
  const database = await aDatabase();
  try {
    return { ...database, loaded: await seed(database.connection, set) };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
