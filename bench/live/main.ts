import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '#libs/platform';
import { Child } from '../server/child.js';
import { answersCome } from './answers.js';
import type { Arrivals, OpenClients, WhatArrived } from './audience.child.js';
import { aCrowd, type Watched } from './crowd.js';
import { type Delays, delaysOf } from './delays.js';
import { readPlan } from './plan.js';
import { aStage, type Stage } from './stage.js';

/** Later frames are of no use to somebody who looks on. */
const TOO_LATE = 250;
/** Until what was allocated meanwhile is collected, and the last frames have arrived. */
const SETTLING = 2_000;

type Audience = Child<OpenClients | WhatArrived, Arrivals | number>;

const plan = readPlan(process.argv.slice(2));
const stage = await aStage(plan);
const audiences: Audience[] = [1, 2].map(() => Child.start('live/audience.child.js'));
try {
  const companies = await aCrowd(stage.pool, plan.companies, plan.clients);
  say(
    `${plan.clients} clients of ${plan.companies} companies on two processes, with Redis between them.\n`,
  );
  for (const kind of ['raw', 'dashboard'] as const) say(await opened(kind, companies));

  const calm = await measured(companies.slice(0, 1), 1, plan.calmSeconds);
  say(`\nOne answer a second, to one company: ${told(calm)}\n`);
  await faster(companies);
} finally {
  for (const audience of audiences) await audience.end();
  await stage.close();
}

/** Opens half of the clients, and tells what each costs while it is idle. */
async function opened(kind: 'raw' | 'dashboard', companies: readonly Watched[]): Promise<string> {
  const before = residentKilobytes(stage);
  const each = Math.floor(plan.clients / 4);
  const began = performance.now();
  await Promise.all(
    audiences.map((audience, nth) => {
      const { url } = stage.processes[nth]!;
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
  await sleep(SETTLING);
  const cost = (residentKilobytes(stage) - before) / (2 * each);
  return `${2 * each} ${kind === 'raw' ? 'raw sockets' : 'dashboards'} opened in ${seconds.toFixed(1)} s; each keeps ${cost.toFixed(0)} kB.`;
}

async function measured(
  companies: readonly Watched[],
  rate: number,
  seconds: number,
): Promise<Delays> {
  const urls = stage.processes.map(({ url }) => url);
  const commits = await answersCome(stage.pool, urls, companies, rate, seconds);
  await sleep(SETTLING);
  const arrivals = (await Promise.all(
    audiences.map((audience) => audience.ask({ arrivals: true })),
  )) as Arrivals[];
  return delaysOf(
    commits,
    arrivals.map(({ frames }) => frames),
  );
}

async function faster(companies: readonly Watched[]): Promise<void> {
  for (const rate of plan.rates) {
    const delays = await measured(companies, rate, plan.stepSeconds);
    const perSecond = Math.round(delays.frames / plan.stepSeconds);
    say(`${rate} answers a second, to all in turn: ${perSecond} frames a second, ${told(delays)}`);
    if (delays.p99 > TOO_LATE)
      return say(`\np99 passed ${TOO_LATE} ms at ${perSecond} frames a second.`);
  }
  say(`\np99 stayed below ${TOO_LATE} ms.`);
}

function told({ frames, p50, p99, longest }: Delays): string {
  return `${frames} frames, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, the last after ${longest.toFixed(1)} ms.`;
}

function residentKilobytes({ processes }: Stage): number {
  const sizes = processes.map(({ pid }) =>
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
