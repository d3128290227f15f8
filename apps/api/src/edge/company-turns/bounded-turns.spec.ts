import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { BoundedTurns, NoTurn } from './bounded-turns.js';

const FOR_EVER = 1_000_000;

describe('bounded turns', () => {
  it('run at most as many at once, in their order, refuse what is too much, and lose no place', async () => {
    const limits = fc.record({
      atOnce: fc.integer({ min: 1, max: 3 }),
      waiting: fc.nat(6),
    });
    const task = fc.record({
      key: fc.constantFrom('a', 'b'),
      takes: fc.nat(3),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(limits, fc.array(task, { maxLength: 25 }), async (given, tasks) => {
        const turns = new BoundedTurns({ ...given, waitMs: FOR_EVER });
        const running = { a: 0, b: 0 };
        const begun: { a: number[]; b: number[] } = { a: [], b: [] };
        const ends = await Promise.allSettled(
          tasks.map(({ key, takes, fails }, at) =>
            turns.run(key, async () => {
              begun[key].push(at);
              expect(++running[key]).toBeLessThanOrEqual(given.atOnce);
              for (let tick = 0; tick <= takes; tick++) await sleep(0);
              running[key]--;
              if (fails) throw new RangeError();
            }),
          ),
        );
        for (const key of ['a', 'b'] as const) {
          const asked = tasks.flatMap((each, at) => (each.key === key ? [at] : []));
          // All ask at the same moment: the first ones run or wait, in their order, and the others are refused.
          expect(begun[key]).toEqual(asked.slice(0, given.atOnce + given.waiting));
        }
        expect(ends.map((end) => (end.status === 'rejected' ? end.reason : null))).toEqual(
          tasks.map(({ key, fails }, at) => {
            if (!begun[key].includes(at)) return expect.any(NoTurn);
            return fails ? expect.any(RangeError) : null;
          }),
        );
        // Every place is free again.
        for (const key of ['a', 'b'])
          await Promise.all(
            Array.from({ length: given.atOnce }, () => turns.run(key, async () => undefined)),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('refuse who waited too long, who then has no place; the next one has it', async () => {
    const turns = new BoundedTurns({ atOnce: 1, waiting: 5, waitMs: 1 });
    let end = (): void => undefined;
    const first = turns.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const waits: number[] = [];
    await expect(
      turns.run(
        'a',
        async () => 'begun',
        (ms) => void waits.push(ms),
      ),
    ).rejects.toBeInstanceOf(NoTurn);
    expect(waits).toHaveLength(1);
    end();
    await first;
    expect(await turns.run('a', async () => 'begun')).toBe('begun');
  });

  it('tell of no wait where there was none', async () => {
    const turns = new BoundedTurns({ atOnce: 1, waiting: 0, waitMs: 1 });
    const waits: number[] = [];
    await turns.run(
      'a',
      async () => undefined,
      (ms) => void waits.push(ms),
    );
    expect(waits).toEqual([]);
  });
});
