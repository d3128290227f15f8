import { parseArgs } from 'node:util';

export type DataName = 'tiny' | 'base' | 'large' | 'xlarge';

/** The options of a run. */
export interface Options {
  /** Data sizes to measure, one after another, each in a database of its own. */
  data: DataName[];
  /** Seconds for each figure; the floor gets as much. */
  seconds: number;
  /** Names of figures; empty: all. */
  only: string[];
  /** A smoke run: tiny data, half a second for each figure and each floor. */
  smoke: boolean;
  /** Pages and their twins are asked for compressed, as browsers do. */
  compressed: boolean;
  /** Folder for a CPU profile of the server; null: none. Profiling slows the server down. */
  profile: string | null;
}

const DATA: readonly DataName[] = ['tiny', 'base', 'large', 'xlarge'];

/**
 * @param args such as `--data base,large --seconds 10 --only event,workers --smoke`
 * @throws Error with a sentence about the wrong argument
 */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      smoke: { type: 'boolean', default: false },
      compressed: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const { smoke } = values;
  const seconds = Number(values.seconds ?? (smoke ? 0.5 : 10));
  if (!(seconds >= 0.2 && seconds <= 600))
    throw new Error('--seconds takes a number from 0.2 to 600.');
  const data = namesIn(values.data ?? (smoke ? 'tiny' : 'base,large'));
  return {
    data: data.map(knownData),
    seconds,
    only: namesIn(values.only ?? ''),
    smoke,
    compressed: values.compressed,
    profile: values.profile ?? null,
  };
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function knownData(name: string): DataName {
  const known = DATA.find((each) => each === name);
  if (!known) throw new Error(`--data takes ${DATA.join(', ')}, not ${name}.`);
  return known;
}
