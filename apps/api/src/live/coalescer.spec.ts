import fc from 'fast-check';
import { Coalescer, type Timer } from './coalescer.js';

const PAUSE = 500;

/** A timer that the test advances by hand. */
class StoppedClock implements Timer {
  now = 0;
  private due: { at: number; run: () => void }[] = [];

  get waiting(): number {
    return this.due.length;
  }

  schedule(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.now + milliseconds, run };
    this.due.push(entry);
    return () => void (this.due = this.due.filter((other) => other !== entry));
  }

  pass(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.due = this.due.filter((other) => other !== next);
      this.now = next.at;
      next.run();
    }
    this.now = until;
  }
}

describe('the coalescer', () => {
  it('tells the first at once and the rest together', () => {
    const clock = new StoppedClock();
    const told: unknown[] = [];
    const coalescer = new Coalescer<string, number>(
      (key, news) => void told.push([clock.now, key, news]),
      PAUSE,
      clock,
    );

    for (const n of [1, 2, 3]) coalescer.add('crew', n);
    coalescer.add('other', 9);
    clock.pass(PAUSE);
    expect(told).toEqual([
      [0, 'crew', [1]],
      [0, 'other', [9]],
      [500, 'crew', [2, 3]],
    ]);
  });

  it('keeps the pause, loses nothing, and forgets quiet keys', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom('a', 'b', 'c')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (given) => {
        const clock = new StoppedClock();
        const noticed = new Map<string, { at: number; news: number }[]>();
        const told = new Map<string, { at: number; news: readonly number[] }[]>();
        const coalescer = new Coalescer<string, number>(
          (key, news) => void told.set(key, [...(told.get(key) ?? []), { at: clock.now, news }]),
          PAUSE,
          clock,
        );

        given.forEach(([wait, key], news) => {
          clock.pass(wait);
          noticed.set(key, [...(noticed.get(key) ?? []), { at: clock.now, news }]);
          coalescer.add(key, news);
        });
        clock.pass(2 * PAUSE);

        for (const [key, all] of noticed) {
          const deliveries = told.get(key)!;
          expect(deliveries.flatMap(({ news }) => news)).toEqual(all.map(({ news }) => news));
          deliveries
            .slice(1)
            .forEach(({ at }, index) =>
              expect(at - deliveries[index]!.at).toBeGreaterThanOrEqual(PAUSE),
            );
          for (const { at, news } of all) {
            const delivery = deliveries.find((one) => one.news.includes(news))!;
            expect(delivery.at - at).toBeGreaterThanOrEqual(0);
            expect(delivery.at - at).toBeLessThanOrEqual(PAUSE);
          }
        }
        expect(clock.waiting).toBe(0);
      }),
    );
  });

  it('does not let a delivery overtake a slow one', async () => {
    const clock = new StoppedClock();
    const told: (readonly number[])[] = [];
    const ends: (() => void)[] = [];
    const coalescer = new Coalescer<string, number>(
      (_key, news) => {
        told.push(news);
        return new Promise((end) => ends.push(end));
      },
      PAUSE,
      clock,
    );
    coalescer.add('crew', 1);
    coalescer.add('crew', 2);
    clock.pass(3 * PAUSE);
    expect(told).toEqual([[1]]);

    ends[0]!();
    await Promise.resolve();
    expect(told).toEqual([[1], [2]]);
  });

  it('goes on after a delivery that failed', async () => {
    const clock = new StoppedClock();
    let deliveries = 0;
    const coalescer = new Coalescer<string>(
      () => Promise.reject(new Error(`delivery ${++deliveries}`)),
      PAUSE,
      clock,
    );
    coalescer.add('crew', null);
    coalescer.add('crew', null);
    await new Promise(setImmediate);
    clock.pass(PAUSE);
    expect(deliveries).toBe(2);
  });

  it('restarts the pause when another process has delivered, also for keys unknown here', () => {
    const clock = new StoppedClock();
    const told: unknown[] = [];
    const coalescer = new Coalescer<string, number>(
      (_key, news) => void told.push([clock.now, news]),
      PAUSE,
      clock,
    );
    coalescer.restartPause('crew');
    coalescer.add('crew', 1);
    clock.pass(300);
    coalescer.restartPause('crew');
    clock.pass(499);
    expect(told).toEqual([]);
    clock.pass(1);
    expect(told).toEqual([[800, [1]]]);
    coalescer.add('crew', 2);
    coalescer.restartPause('crew');
    clock.pass(PAUSE);
    expect(told).toEqual([
      [800, [1]],
      [1300, [2]],
    ]);
    clock.pass(PAUSE);
    coalescer.restartPause('crew');
    clock.pass(PAUSE);
    expect(clock.waiting).toBe(0);
  });

  it('is silent once it is closed', () => {
    const clock = new StoppedClock();
    const told: (readonly number[])[] = [];
    const coalescer = new Coalescer<string, number>(
      (_key, news) => void told.push(news),
      PAUSE,
      clock,
    );
    for (const n of [1, 2]) coalescer.add('crew', n);
    coalescer.close();
    coalescer.add('crew', 3);
    clock.pass(2 * PAUSE);
    expect(told).toEqual([[1]]);
    expect(clock.waiting).toBe(0);
  });
});
