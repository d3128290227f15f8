import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Percent by which old objects may outgrow what the last full collection left; V8 alone lets them become fourfold. */
const GROWTH = 10;

let running = 0;

/**
 * Runs long work that leaves much garbage, such as a file of a million rows, in little memory: V8 collects all before it,
 * and then early instead of taking more from the system. Other work of the process is slower meanwhile.
 */
export async function withLimitedHeap<T>(work: () => Promise<T>): Promise<T> {
  if (++running === 1) limitGrowth(GROWTH);
  try {
    return await work();
  } finally {
    if (--running === 0) limitGrowth(null);
  }
}

/** @param percent null: as V8 likes */
function limitGrowth(percent: number | null): void {
  setFlagsFromString(`--heap-growing-percent=${percent ?? 0}`);
  // V8 computes its limit at a full collection.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
