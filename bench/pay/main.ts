import {
  CALIFORNIA,
  FEDERAL,
  type PayEntry,
  type PayInput,
  payWorker,
  STAGEHAND_LOCAL,
} from '#libs/pay';
import process from 'node:process';
import { printLine } from '../print-line.js';

const ROUNDS = 5;
const WORKERS = 2_000;
const DAYS = 6;
/** Monday 2026-11-23, 8:00 AM in Los Angeles. */
const MONDAY = Date.parse('2026-11-23T16:00:00Z') / 60_000;

/** Weeks of a crew under three sets: lengths, breaks and rates differ, as on a real sheet. */
function week(worker: number): PayInput {
  const entries = Array.from({ length: DAYS }, (_, day): PayEntry => {
    const start = MONDAY + day * 1440 + (worker % 4) * 60;
    const end = start + 480 + ((worker * 7 + day * 53) % 300);
    const meal = start + 270 + ((worker + day) % 3) * 30;
    return {
      id: worker * DAYS + day,
      zone: 'America/Los_Angeles',
      ...{ start, end, rawStart: start - 6, rawEnd: end + 4 },
      breaks: [{ start: meal, rawStart: meal, minutes: 30, paid: false }],
      rate: { per: 'hour', amount: 200_000 + (worker % 5) * 12_500 },
      ...{ minimum: 240, mealTrigger: 300, scheduled: 480, sentHome: false, canceledNotice: null },
      ...{ waived: [], extras: [] },
    };
  });
  const sets = [FEDERAL.set, CALIFORNIA.set, STAGEHAND_LOCAL.set];
  return { zone: 'America/Los_Angeles', workweek: { day: 0, minute: 0 }, sets, entries };
}

const weeks = Array.from({ length: WORKERS }, (_, worker) => week(worker));
const rates: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const started = process.cpuUsage();
  let lines = 0;
  for (const each of weeks) lines += payWorker(each).lines.length;
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  rates.push((WORKERS * DAYS) / seconds);
  printLine(
    `round ${round + 1}: ${Math.round(rates.at(-1)!)} entries a second of one core, ${lines} lines`,
  );
}
const median = rates.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
printLine(`median: ${Math.round(median)} entries a second on one core`);
