import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { DATA_SETS } from '../data/data-sets.js';
import { seed } from '../data/seed.js';
import { printLine } from '../print-line.js';
import { ApiServer } from '../server/api-server.js';
import { aDatabase } from '../server/database.js';
import { closePeriod, exportPeriod } from './served-export.js';

const CHILD = fileURLToPath(new URL('write.child.js', import.meta.url));
const FEW = 10_000;
const MANY = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
const PAGES = Number(process.env['BENCH_PAGES'] ?? 500);
const MEGABYTE = 1024;

/** `npm run bench:exports`: seconds and greatest resident memory of files, each written by a process of its own. */
for (const kind of ['csv', 'xlsx'] as const) report(`${kind}, ${MANY} rows`, written(kind, MANY));
report(`pdf, ${PAGES} pages`, written('pdf', PAGES));
await reportServed();

/** The same through the product: asked for, written by its task from the database, and downloaded. */
async function reportServed(): Promise<void> {
  const database = await aDatabase();
  try {
    const { company } = await seed(database.connection, DATA_SETS.base);
    const periods = { '2020-01-05': FEW, '2020-01-12': MANY };
    for (const [startsOn, lines] of Object.entries(periods))
      await closePeriod(database.connection, company, startsOn, lines);
    for (const format of ['csv', 'xlsx'] as const) {
      // A process of its own for each: memory once taken is not always given back.
      const server = await ApiServer.start(database.connection);
      try {
        for (const [startsOn, lines] of Object.entries(periods)) {
          const { seconds, megabytes, bytes } = await exportPeriod(
            server,
            company,
            format,
            startsOn,
          );
          const what = `${format}, ${lines} rows of a closed period, by a running server`;
          report(what, { seconds, megabytes, bytes });
        }
      } finally {
        await server.stop();
      }
    }
  } finally {
    await database.drop();
  }
}

interface Written {
  seconds: number;
  megabytes: number;
  bytes: number;
}

function written(kind: string, amount: number): Written {
  const child = spawnSync(process.execPath, [CHILD, kind, String(amount)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${kind} of ${amount} was not written.`);
  const { seconds, kilobytes, bytes } = JSON.parse(child.stdout) as Record<
    'seconds' | 'kilobytes' | 'bytes',
    number
  >;
  return { seconds, bytes, megabytes: Math.round(kilobytes / MEGABYTE) };
}

function report(what: string, { seconds, megabytes, bytes }: Written): void {
  const size = (bytes / MEGABYTE / MEGABYTE).toFixed(1);
  printLine(`${what}: ${seconds.toFixed(1)} s, ${megabytes} MB resident, file of ${size} MB`);
}
