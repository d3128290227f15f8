import { setTimeout as sleep } from 'node:timers/promises';
import { aDatabase } from '../server/database.js';
import { FakeCarrier } from './fake-carrier.js';
import { TextWriter } from './text-writer.js';
import { WorkerProcess } from './worker-process.js';

const TEXTS = Number(process.env['BENCH_TEXTS'] ?? 2000);
const SINGLE_TEXTS = 300;
/** Milliseconds until the carrier answers: 0 shows our own cost, 100 a distant carrier. */
const DELAYS = [0, 100];

interface Throughput {
  workers: number;
  delay: number;
  perSecond: number;
}

/** How fast texts are sent, and how soon after the commit the first one is. */
const database = await aDatabase();
const carrier = await FakeCarrier.start();
const outbox = await TextWriter.open(database.connection);
const workers: WorkerProcess[] = [];
try {
  const rates: Throughput[] = [];
  let latency: number[] = [];
  for (const count of [1, 2]) {
    workers.push(await WorkerProcess.start(database.connection, carrier));
    await send(100);
    if (count === 1) latency = await latencies();
    for (const delay of DELAYS) {
      carrier.delay = delay;
      rates.push({
        workers: count,
        delay,
        perSecond: await rate(delay === 0 ? TEXTS : Math.ceil(TEXTS / 4)),
      });
    }
    carrier.delay = 0;
  }
  report(rates, latency);
} finally {
  for (const worker of workers) await worker.stop();
  await outbox.close();
  await carrier.stop();
  await database.drop();
}

/** Sends texts and waits until the last row is marked as sent. */
async function send(texts: number): Promise<number> {
  const { committedAt } = await outbox.write(texts);
  while (!(await outbox.allSent())) await sleep(5);
  return performance.now() - committedAt;
}

async function rate(texts: number): Promise<number> {
  return (texts / (await send(texts))) * 1000;
}

/** Sends one text at a time, each after the previous one is done. */
async function latencies(): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < SINGLE_TEXTS; at++) {
    const { committedAt, last } = await outbox.write(1);
    while (!carrier.arrivals.has(last)) await carrier.waitForTexts(carrier.arrivals.size + 1);
    times.push(carrier.arrivals.get(last)! - committedAt);
    while (!(await outbox.allSent())) await sleep(2);
  }
  return times.sort((a, b) => a - b);
}

function report(rates: readonly Throughput[], latency: readonly number[]): void {
  const quantile = (share: number): string =>
    latency[Math.floor(latency.length * share)]!.toFixed(1);
  const lines = rates.map(
    ({ workers: count, delay, perSecond }) =>
      `| ${count} | ${delay} ms | ${perSecond.toFixed(0)} |`,
  );
  process.stdout.write(
    `PostgreSQL ${database.version}, ${TEXTS} texts\n\n| workers | carrier answers after | texts per second |\n| --- | --- | --- |\n${lines.join('\n')}\n\n` +
      `From the commit to the carrier's request: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms (${latency.length} texts, one at a time)\n`,
  );
}
