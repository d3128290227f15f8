import { printLine } from './print-line.js';
import { addWriteTargets } from './data/write-targets.js';
import { measurePages, PAGE_NAMES, type PageResult } from './pages.js';
import { measureReadsDuringLogins } from './reads-during-logins.js';
import type { DataName, Options } from './options.js';
import { type ReadResult, ReadBenchmark } from './reads.js';
import type { RunResult } from './report/results.js';
import { screensOf } from './screens.js';
import { loadedDatabase } from './data/loaded-database.js';
import { residentMegabytes } from './server/memory.js';
import { ApiServer } from './server/api-server.js';
import { StatementCounter } from './server/statements.js';
import { measureWrites, rowsNeeded, WRITE_NAMES, type WriteResult } from './writes.js';

const LOGINS_BESIDE_NAME = 'logins beside';

/** Measures the chosen figures on data of one size, in a database of its own. */
export async function run(
  data: DataName,
  options: Options,
): Promise<{ result: RunResult; postgresql: string }> {
  const isWanted = (name: string): boolean =>
    options.only.length === 0 || options.only.includes(name);
  const database = await loadedDatabase(data);
  try {
    const { connection } = database;
    const { company, rows, seconds } = database.loaded;
    printLine(`${data}: ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`);
    const product = await ApiServer.start(
      connection,
      options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
    );
    const builder = await ApiServer.start(connection, [], {
      WORKER: 'off',
      KEPT_ANSWERS_MB: '0',
    });
    const statements = await StatementCounter.on(connection);
    try {
      const megabytesBefore = residentMegabytes(product.pid);
      const around = {
        product,
        builder,
        connection,
        key: company.key,
        statements,
        seconds: options.seconds,
      };
      const reads: ReadResult[] = [];
      const writes: WriteResult[] = [];
      const pages: PageResult[] = [];
      await ReadBenchmark.measureAll(
        (await screensOf(connection, company)).filter(({ name }) => isWanted(name)),
        around,
        (result) => {
          reads.push(result);
          printLine(progress(result.name, result.ours.requestsPerSecond, result.ratio));
        },
      );
      await measurePages(
        PAGE_NAMES.filter(isWanted),
        { product, connection, company, seconds: options.seconds, compressed: options.compressed },
        (result) => {
          pages.push(result);
          printLine(
            `  ${result.name}: ${result.page.requestsPerSecond} a second, ${result.ratio.toFixed(2)} of its twin`,
          );
        },
      );
      const loginsBeside = isWanted(LOGINS_BESIDE_NAME)
        ? await measureReadsDuringLogins(product, company.key, 'manager1.1', options.seconds)
        : null;
      const kinds = WRITE_NAMES.filter(isWanted);
      if (kinds.length > 0) {
        await measureWrites(
          kinds,
          await addWriteTargets(connection, company, rowsNeeded(options.seconds)),
          around,
          (result) => {
            writes.push(result);
            printLine(
              progress(
                `${result.name} × ${result.connections}`,
                result.ours.requestsPerSecond,
                result.ratio,
              ),
            );
          },
        );
      }
      const megabytesAfter = Math.max(
        residentMegabytes(product.pid),
        residentMegabytes(builder.pid),
      );
      const result: RunResult = {
        data,
        rows,
        loadedInSeconds: seconds,
        readyMilliseconds: product.startupMilliseconds,
        megabytesBefore,
        megabytesAfter,
        reads,
        pages,
        writes,
        loginsBeside,
      };
      return { result, postgresql: database.version };
    } finally {
      await Promise.all([product.stop(), builder.stop()]);
      await statements?.close();
    }
  } finally {
    await database.drop();
  }
}

function progress(name: string, requestsPerSecond: number, ratio: number): string {
  return `  ${name}: ${requestsPerSecond} a second, ${ratio.toFixed(2)} of its floor`;
}
