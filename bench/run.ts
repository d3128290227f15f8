import process from 'node:process';
import { say } from '#libs/platform';
import { aPool } from './data/pool.js';
import { WORLDS } from './data/scales.js';
import { seed } from './data/seed.js';
import { measureLoginsBeside } from './logins-beside.js';
import type { DataName, Options } from './options.js';
import { type ReadResult, Reads } from './reads.js';
import type { RunResult } from './report/results.js';
import { screensOf } from './screens.js';
import { aDatabase } from './server/database.js';
import { residentMegabytes } from './server/memory.js';
import { Product } from './server/product.js';
import { Statements } from './server/statements.js';
import { measureWrites, rowsNeeded, WRITE_NAMES, type WriteResult } from './writes.js';

const LOGINS_BESIDE = 'logins beside';

/** Measures everything that was asked for on data of one size, in a database of its own. */
export async function run(
  data: DataName,
  options: Options,
): Promise<{ result: RunResult; postgresql: string }> {
  const isWanted = (name: string): boolean =>
    options.only.length === 0 || options.only.includes(name);
  const database = await aDatabase();
  const broken = (): void => void database.drop().finally(() => process.exit(1));
  process.once('SIGINT', broken).once('SIGTERM', broken);
  try {
    const { connection } = database;
    const { house, rows, seconds } = await seed(connection, WORLDS[data]);
    say(`${data}: ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`);
    const product = await Product.start(
      connection,
      options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
    );
    const statements = await Statements.on(connection);
    try {
      const megabytesBefore = residentMegabytes(product.pid);
      const around = { product, connection, key: house.key, statements, seconds: options.seconds };
      const reads: ReadResult[] = [];
      const writes: WriteResult[] = [];
      await Reads.of(
        (await screensOf(connection, house)).filter(({ name }) => isWanted(name)),
        around,
        (result) => {
          reads.push(result);
          say(progress(result.name, result.ours.requestsPerSecond, result.ratio));
        },
      );
      const loginsBeside = isWanted(LOGINS_BESIDE)
        ? await measureLoginsBeside(product, house.key, 'manager1.1', options.seconds)
        : null;
      const kinds = WRITE_NAMES.filter(isWanted);
      if (kinds.length > 0) {
        await measureWrites(
          kinds,
          await aPool(connection, house, rowsNeeded(options.seconds)),
          around,
          (result) => {
            writes.push(result);
            say(
              progress(
                `${result.name} × ${result.connections}`,
                result.ours.requestsPerSecond,
                result.ratio,
              ),
            );
          },
        );
      }
      const megabytesAfter = residentMegabytes(product.pid);
      const result: RunResult = {
        data,
        rows,
        loadedInSeconds: seconds,
        readyMilliseconds: product.readyAfter,
        megabytesBefore,
        megabytesAfter,
        reads,
        writes,
        loginsBeside,
      };
      return { result, postgresql: database.version };
    } finally {
      await product.stop();
      await statements?.close();
    }
  } finally {
    process.off('SIGINT', broken).off('SIGTERM', broken);
    await database.drop();
  }
}

function progress(name: string, requestsPerSecond: number, ratio: number): string {
  return `  ${name}: ${requestsPerSecond} a second, ${ratio.toFixed(2)} of its floor`;
}
