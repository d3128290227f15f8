import type { Loaded } from './load.child.js';

/** Processes things with a limited concurrency, each once, until the time is up or nothing is left. */
export async function runConcurrently<Thing>(
  things: readonly Thing[],
  connections: number,
  seconds: number,
  work: (thing: Thing) => Promise<void>,
): Promise<Loaded> {
  const times: number[] = [];
  const began = performance.now();
  const deadline = began + seconds * 1000;
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < things.length && performance.now() < deadline) {
      const thing = things[next++]!;
      const since = performance.now();
      await work(thing);
      times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return {
    answered: times.length,
    seconds: (performance.now() - began) / 1000,
    times: Float64Array.from(times),
  };
}
