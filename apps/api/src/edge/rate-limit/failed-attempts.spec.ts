import { Throttled } from '#libs/kernel';
import type { AttemptLimit } from './attempt-store.js';
import { FailedAttempts } from './failed-attempts.js';
import { MemoryAttemptStore } from './memory-attempt-store.js';

class Wrong extends Error {}
const isWrong = (error: unknown) => error instanceof Wrong;
const wrong = () => Promise.reject(new Wrong());
const aMoment = () => new Promise((resolve) => setImmediate(resolve));

describe('failures', () => {
  let now: Date;
  let failures: FailedAttempts;
  beforeEach(() => {
    now = new Date('2031-05-01T12:00:00Z');
    const allowance: AttemptLimit = { limit: 3, window: 15 * 60_000, now: () => now };
    failures = new FailedAttempts(new MemoryAttemptStore(allowance), allowance);
  });
  const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

  it('close a key when there were too many, until the oldest is out of the window', async () => {
    for (let minute = 0; minute < 3; minute++) {
      await expect(failures.attempt('a', wrong, isWrong)).rejects.toThrow(Wrong);
      later(1);
    }
    await expect(failures.attempt('a', async () => 'right', isWrong)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfter: 12 * 60,
    });
    expect(await failures.attempt('b', async () => 'another key', isWrong)).toBe('another key');

    later(12);
    expect(await failures.attempt('a', async () => 'right', isWrong)).toBe('right');
    expect(await failures.count('a')).toBe(2);
  });

  it('are not what succeeds, nor what goes wrong otherwise', async () => {
    for (let times = 0; times < 10; times++) {
      await failures.attempt('a', async () => 'right', isWrong);
      await expect(
        failures.attempt('a', () => Promise.reject(new Error('the database is away')), isWrong),
      ).rejects.toThrow('away');
    }
    expect(await failures.count('a')).toBe(0);
  });

  it.each`
    what                  | task                                                                 | done   | refused
    ${'wrong guesses'}    | ${() => failures.attempt('a', () => aMoment().then(wrong), isWrong)} | ${3}   | ${97}
    ${'right ones'}       | ${() => failures.attempt('a', aMoment, isWrong)}                     | ${100} | ${0}
    ${'things that cost'} | ${() => failures.countSuccess('a', aMoment)}                         | ${3}   | ${97}
    ${'calls'}            | ${() => failures.countCall('a')}                                     | ${3}   | ${97}
  `('of a hundred $what at once, $done are let through', async ({ task, done, refused }) => {
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () => (task as () => Promise<unknown>)()),
    );
    const throttled = answers.filter(
      (answer) => answer.status === 'rejected' && answer.reason instanceof Throttled,
    );
    expect([100 - throttled.length, throttled.length]).toEqual([done, refused]);
  });

  it('count what costs something only when it was done', async () => {
    for (let times = 0; times < 5; times++)
      await expect(failures.countSuccess('a', wrong)).rejects.toThrow(Wrong);
    expect(await failures.count('a')).toBe(0);
  });
});
