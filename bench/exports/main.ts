import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { printLine } from '../print-line.js';

const CHILD = fileURLToPath(new URL('write.child.js', import.meta.url));
const FEW = 10_000;
const MANY = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
const PAGES = Number(process.env['BENCH_PAGES'] ?? 500);
const MEGABYTE = 1024;

/** V8 as it comes keeps up to 30 MB more that nobody uses; without them, memory that grows is memory that is kept. */
const FRUGAL = ['--max-semi-space-size=4', '--optimize-for-size'];

/** `npm run bench:exports`: seconds and greatest resident memory of files, each written by a process of its own. */
for (const kind of ['csv', 'xlsx'] as const) {
  report(`${kind}, ${MANY} rows`, written(kind, MANY));
  const [few, many] = [FEW, MANY].map((rows) => written(kind, rows, FRUGAL).megabytes);
  printLine(`${kind}, with ${FRUGAL.join(' ')}: ${few} MB at ${FEW} rows, ${many} MB at ${MANY}`);
}
report(`pdf, ${PAGES} pages`, written('pdf', PAGES));

interface Written {
  seconds: number;
  megabytes: number;
  bytes: number;
}

function written(kind: string, amount: number, flags: readonly string[] = []): Written {
  const child = spawnSync(process.execPath, [...flags, CHILD, kind, String(amount)], {
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
