import { parseArgs } from 'node:util';

export type DataName = 'tiny' | 'base' | 'large';

/** What a run was asked for. */
export interface Options {
  /** Which sizes are measured, one after the other, each on a database of its own. */
  data: DataName[];
  /** Seconds for each figure; ours and its floor get as much. */
  seconds: number;
  /** Names of figures; empty: all. */
  only: string[];
  /** A run that only shows that everything works: tiny data, half a second each for ours and its floor. */
  smoke: boolean;
  /** Folder for a CPU profile of the server; null: none. Profiling costs time, so the figures are worse. */
  profile: string | null;
}

const DATA: readonly DataName[] = ['tiny', 'base', 'large'];

/**
 * @param args as in `--data base,large --seconds 10 --only event,workers --smoke`
 * @throws Error with a sentence about what is not understood
 */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      smoke: { type: 'boolean', default: false },
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
