import { setImmediate as othersFirst } from 'node:timers/promises';

/** Milliseconds we keep the process to ourselves. */
const SLICE_MS = 5;

/** Goes through a long list and lets everybody else have their turn in between. */
export async function forEachYielding<Item>(
  items: Iterable<Item>,
  each: (item: Item) => void | Promise<void>,
): Promise<void> {
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    await each(item);
    if (performance.now() < until) continue;
    await othersFirst();
    until = performance.now() + SLICE_MS;
  }
}
