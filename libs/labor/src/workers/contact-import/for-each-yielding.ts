import { setImmediate as othersFirst } from 'node:timers/promises';

/** Milliseconds without yielding. */
const SLICE_MS = 5;

/** Iterates over a long list and yields to the event loop regularly. */
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
