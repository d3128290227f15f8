import process from 'node:process';
import type { DataSet } from '../data/data-sets.js';

export interface NoisyOptions {
  data: DataSet;
  /** Turns without and with the noisy company. */
  pairs: number;
  /** Of each turn. */
  seconds: number;
  /** Of all quiet companies together, a second. */
  reads: number;
  texts: number;
  imports: number;
  /** Milliseconds until the carrier answers. */
  carrierDelay: number;
  /** Texts of the noisy company that always wait. */
  backlog: number;
}

const QUIET = { workers: 40, pastEvents: 0, pastDays: 30, upcomingEvents: 1, notifications: 5 };
const NOISY = {
  workers: 2000,
  pastEvents: 50,
  pastDays: 300,
  upcomingEvents: 50,
  notifications: 500,
};

/** `--smoke`: everything once, on little data. */
export function readNoisyOptions(arguments_: readonly string[]): NoisyOptions {
  const isSmoke = arguments_.includes('--smoke');
  const number = (name: string, full: number, smoke: number): number =>
    Number(process.env[name] ?? (isSmoke ? smoke : full));
  return {
    data: {
      main: isSmoke ? { ...NOISY, workers: 200, pastEvents: 4, upcomingEvents: 4 } : NOISY,
      others: number('BENCH_COMPANIES', 5000, 20),
      other: QUIET,
    },
    pairs: number('BENCH_PAIRS', 5, 1),
    seconds: number('BENCH_SECONDS', 20, 3),
    reads: number('BENCH_READS', 50, 20),
    texts: number('BENCH_TEXTS', 5, 5),
    imports: number('BENCH_IMPORTS', 0.5, 1),
    carrierDelay: number('BENCH_CARRIER_MS', 100, 20),
    backlog: isSmoke ? 200 : 10_000,
  };
}
