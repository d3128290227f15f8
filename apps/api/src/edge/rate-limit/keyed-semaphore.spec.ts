import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { KeyedSemaphore } from './keyed-semaphore.js';

class Full extends Error {}

describe('the mutex of a key', () => {
  it('never runs more tasks than allowed, however slow the limit is read, and starves none', async () => {
    const task = fc.record({ looks: fc.nat(3), takes: fc.nat(3), usesPlace: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(task, { maxLength: 30 }),
        async (places, tasks) => {
          const turns = new KeyedSemaphore();
          let used = 0;
          let running = 0;
          const answers = await Promise.allSettled(
            tasks.map(({ looks, takes, usesPlace }) => {
              const left = async (): Promise<number> => {
                const seen = places - used;
                for (let tick = 0; tick < looks; tick++) await sleep(0);
                if (seen === 0) throw new Full();
                return seen;
              };
              return turns.run('a', left, async () => {
                running++;
                expect(running + used).toBeLessThanOrEqual(places);
                for (let tick = 0; tick < takes; tick++) await sleep(0);
                if (usesPlace) used++;
                running--;
              });
            }),
          );
          const unexpected = answers.filter(
            (answer) => answer.status === 'rejected' && !(answer.reason instanceof Full),
          );
          expect(unexpected).toEqual([]);
          expect(used).toBe(Math.min(places, tasks.filter(({ usesPlace }) => usesPlace).length));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are for each key by itself', async () => {
    const turns = new KeyedSemaphore();
    let free = (): void => undefined;
    const first = turns.run(
      'a',
      async () => 1,
      () => new Promise<void>((resolve) => (free = resolve)),
    );
    expect(
      await turns.run(
        'b',
        async () => 1,
        async () => 'done',
      ),
    ).toBe('done');
    free();
    await first;
  });
});
