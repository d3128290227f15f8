import { readFileSync } from 'node:fs';
import { cpus, totalmem, type, release } from 'node:os';
import type { ReadsDuringLogins } from '../reads-during-logins.js';
import type { DataName, Options } from '../options.js';
import type { PageResult } from '../pages.js';
import type { ReadResult } from '../reads.js';
import type { WriteResult } from '../writes.js';

/** Goals of the figures; nothing fails when one is missed. */
export const GOALS = {
  read: 0.6,
  /** Of the floor's rate, while nothing changes. */
  unchanged: 8,
  /** Of the rate of the API's answer with the same data. */
  page: 0.6,
  write: 0.6,
  growth: 1.5,
  megabytes: 220,
  readyMilliseconds: 2_000,
  loginSlowdown: 2,
} as const;

export interface RunResult {
  data: DataName;
  rows: number;
  loadedInSeconds: number;
  /** From the start of the process to its first ready answer, on an existing database. */
  readyMilliseconds: number;
  /** Resident memory of the server, in MB (2^20 bytes). */
  megabytesBefore: number;
  /** Of the larger one: the server that keeps answers, and the one that builds each. */
  megabytesAfter: number;
  reads: ReadResult[];
  pages: PageResult[];
  writes: WriteResult[];
  loginsBeside: ReadsDuringLogins | null;
}

/** The same read on base and large data, where both answer with as many bytes. */
export interface Growth {
  name: string;
  /** How many times slower, by requests per second. */
  factor: number;
}

export interface Results {
  measuredAt: string;
  machine: { cpus: number; model: string; gigabytes: number; system: string };
  versions: { callmanager: string; node: string; postgresql: string };
  options: Options;
  runs: RunResult[];
  growth: Growth[];
}

const AS_MANY_BYTES = 0.1;

export function resultsOf(options: Options, runs: RunResult[], postgresql: string): Results {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    measuredAt: new Date().toISOString(),
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model ?? 'unknown',
      gigabytes: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
    },
    versions: { callmanager: version, node: process.version, postgresql },
    options,
    runs,
    growth: growthOf(runs),
  };
}

function growthOf(runs: readonly RunResult[]): Growth[] {
  const [base, large] = (['base', 'large'] as const).map((data) =>
    runs.find((run) => run.data === data),
  );
  if (!base || !large) return [];
  return base.reads.flatMap((before) => {
    const after = large.reads.find(({ name }) => name === before.name);
    if (!after || Math.abs(after.bytes / before.bytes - 1) > AS_MANY_BYTES) return [];
    return [
      { name: before.name, factor: before.ours.requestsPerSecond / after.ours.requestsPerSecond },
    ];
  });
}
