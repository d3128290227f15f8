import { Throttled } from '#libs/kernel';
import { Failures } from './failures.js';

class Wrong extends Error {}
const isWrong = (error: unknown) => error instanceof Wrong;
const wrong = () => Promise.reject(new Wrong());

describe('failures', () => {
  let now: Date;
  let failures: Failures;
  beforeEach(() => {
    now = new Date('2031-05-01T12:00:00Z');
    failures = new Failures({ limit: 3, windowMinutes: 15, now: () => now, remembered: 2 });
  });
  const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

  it('close a key when there were too many, until the oldest is out of the window', async () => {
    for (let minute = 0; minute < 3; minute++) {
      await expect(failures.attempt('a', wrong, isWrong)).rejects.toThrow(Wrong);
      later(1);
    }
    await expect(failures.attempt('a', async () => 'right', isWrong)).rejects.toMatchObject({ kind: 'throttled', retryAfter: 12 * 60 });
    expect(await failures.attempt('b', async () => 'another key', isWrong)).toBe('another key');

    later(12);
    expect(await failures.attempt('a', async () => 'right', isWrong)).toBe('right');
    expect(failures.count('a')).toBe(2);
  });

  it('are not what succeeds, nor what goes wrong otherwise', async () => {
    for (let times = 0; times < 10; times++) {
      await failures.attempt('a', async () => 'right', isWrong);
      await expect(failures.attempt('a', () => Promise.reject(new Error('the database is away')), isWrong)).rejects.toThrow('away');
    }
    expect(failures.count('a')).toBe(0);
  });

  it('count exactly when a hundred wrong ones come at once', async () => {
    let tried = 0;
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        failures.attempt(
          'a',
          async () => {
            tried++;
            await new Promise((resolve) => setImmediate(resolve));
            throw new Wrong();
          },
          isWrong,
        ),
      ),
    );
    expect(tried).toBe(3);
    expect(answers.filter((answer) => answer.status === 'rejected' && answer.reason instanceof Throttled)).toHaveLength(97);
  });

  it('refuse none of a hundred right ones that come at once', async () => {
    const tries = Array.from({ length: 100 }, () => failures.attempt('a', () => new Promise((resolve) => setImmediate(() => resolve('right'))), isWrong));
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['right']));
  });

  it('are forgotten when told so, and when there are too many keys to remember', () => {
    failures.record('a');
    failures.record('b');
    failures.record('a');
    failures.record('c');
    expect(['a', 'b', 'c'].map((key) => failures.count(key))).toEqual([2, 0, 1]);
    failures.forget('a');
    expect(failures.count('a')).toBe(0);
  });
});
