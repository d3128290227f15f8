import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { printLine } from '../print-line.js';
import { Child } from '../server/child.js';
import { sendAnswers } from './send-answers.js';
import type { Arrivals, OpenClients, ArrivalsQuestion } from './clients.child.js';
import { watchedCompanies, type WatchedCompany } from './watched-companies.js';
import { type Delays, delaysOf } from './delays.js';
import { readPlan } from './plan.js';
import { startLiveCluster, type LiveCluster } from './live-cluster.js';

/** Milliseconds after which a frame counts as late. */
const TOO_LATE = 250;
/** Time for garbage collection and the last frames. */
const SETTLE_MILLISECONDS = 2_000;

type ClientsProcess = Child<OpenClients | ArrivalsQuestion, Arrivals | number>;

const plan = readPlan(process.argv.slice(2));
const cluster = await startLiveCluster(plan);
const clientProcesses: ClientsProcess[] = [1, 2].map(() => Child.start('live/clients.child.js'));
try {
  const companies = await watchedCompanies(cluster.pool, plan.companies, plan.clients);
  printLine(
    `${plan.clients} clients of ${plan.companies} companies on two processes, with Redis between them.\n`,
  );
  for (const kind of ['raw', 'dashboard'] as const) printLine(await openClients(kind, companies));

  const calm = await measureDelays(companies.slice(0, 1), 1, plan.calmSeconds);
  printLine(`\nOne answer a second, to one company: ${describeDelays(calm)}\n`);
  await measureRisingRates(companies);
} finally {
  for (const audience of clientProcesses) await audience.end();
  await cluster.close();
}

/** Opens half of the clients, and measures the memory of each while idle. */
async function openClients(
  kind: 'raw' | 'dashboard',
  companies: readonly WatchedCompany[],
): Promise<string> {
  const before = residentKilobytes(cluster);
  const each = Math.floor(plan.clients / 4);
  const began = performance.now();
  await Promise.all(
    clientProcesses.map((audience, nth) => {
      const { url } = cluster.processes[nth]!;
      const open = Array.from({ length: each }, (_, n) => {
        const { index, keys, rooms } = companies[n % companies.length]!;
        return {
          kind,
          url,
          key: keys[Math.floor(n / companies.length) % keys.length]!,
          company: index,
          rooms,
        };
      });
      return audience.ask({ open });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await sleep(SETTLE_MILLISECONDS);
  const cost = (residentKilobytes(cluster) - before) / (2 * each);
  return `${2 * each} ${kind === 'raw' ? 'raw sockets' : 'dashboards'} opened in ${seconds.toFixed(1)} s; each keeps ${cost.toFixed(0)} kB.`;
}

async function measureDelays(
  companies: readonly WatchedCompany[],
  rate: number,
  seconds: number,
): Promise<Delays> {
  const urls = cluster.processes.map(({ url }) => url);
  const commits = await sendAnswers(cluster.pool, urls, companies, rate, seconds);
  await sleep(SETTLE_MILLISECONDS);
  const arrivals = (await Promise.all(
    clientProcesses.map((audience) => audience.ask({ arrivals: true })),
  )) as Arrivals[];
  return delaysOf(
    commits,
    arrivals.map(({ frames }) => frames),
  );
}

async function measureRisingRates(companies: readonly WatchedCompany[]): Promise<void> {
  for (const rate of plan.rates) {
    const delays = await measureDelays(companies, rate, plan.stepSeconds);
    const perSecond = Math.round(delays.frames / plan.stepSeconds);
    printLine(
      `${rate} answers a second, to all in turn: ${perSecond} frames a second, ${describeDelays(delays)}`,
    );
    if (delays.p99 > TOO_LATE)
      return printLine(`\np99 passed ${TOO_LATE} ms at ${perSecond} frames a second.`);
  }
  printLine(`\np99 stayed below ${TOO_LATE} ms.`);
}

function describeDelays({ frames, p50, p99, longest }: Delays): string {
  return `${frames} frames, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, the last after ${longest.toFixed(1)} ms.`;
}

function residentKilobytes({ processes }: LiveCluster): number {
  const sizes = processes.map(({ pid }) =>
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
