import { Throttled, Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { OptionalRedis } from '#libs/platform';
import { TestClock } from '../../../../../test/support/clock.js';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { FailedAttemptsService } from './failed-attempts.service.js';
import { TokenThrottleService } from './token-throttle.service.js';

const HERE = '192.0.2.7';
const ELSEWHERE = '198.51.100.9';

describe('guessing', () => {
  const clock = new TestClock();
  const counters = new FailedAttemptsService(
    clock,
    new OptionalRedis(testConfiguration()),
    testConfiguration(),
  );
  beforeEach(() => clock.setTime('2031-05-01T12:00:00Z'));

  it.each`
    what        | error                                                      | becomes
    ${'tokens'} | ${new Unknown('link.unknown', 'Invalid or expired link.')} | ${404}
    ${'codes'}  | ${new WrongCode()}                                         | ${400}
  `('unknown $what turns $becomes into 429, and never refuses a known one', async ({ error }) => {
    const expected = error as Error;
    const throttle = new TokenThrottleService(counters);
    const guess = () =>
      throttle.attempt(HERE, () => Promise.reject(expected)).catch((error: unknown) => error);

    for (let times = 0; times < 30; times++) expect(await guess()).toBe(expected);
    expect(await guess()).toBeInstanceOf(Throttled);
    expect(await throttle.attempt(HERE, async () => 'known')).toBe('known');
    expect(
      await throttle
        .attempt(ELSEWHERE, () => Promise.reject(expected))
        .catch((error: unknown) => error),
    ).toBe(expected);
    clock.advance(15);
    expect(await guess()).toBe(expected);
  });

  it('unknown tokens from everywhere is refused, too, and codes are not', async () => {
    const throttle = new TokenThrottleService(counters);
    const guess = (n: number, error: Error) =>
      throttle
        .attempt(`10.0.${n >> 8}.${n & 255}`, () => Promise.reject(error))
        .catch((thrown: unknown) => thrown);
    const unknown = new Unknown('link.unknown', 'Invalid or expired link.');
    for (let n = 0; n < 3000; n++) await guess(n, unknown);
    expect(await guess(3000, unknown)).toBeInstanceOf(Throttled);
    expect(await guess(3001, new WrongCode())).toBeInstanceOf(WrongCode);
    expect(await throttle.attempt(HERE, async () => 'known')).toBe('known');
  });
});
