import { WrongCredentials } from '#libs/identity';
import { Throttled, Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { OptionalRedis } from '#libs/platform';
import { TestClock } from '../../../../../test/support/clock.js';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { FailedAttemptsService } from './failed-attempts.service.js';
import {
  delayAfter,
  SignInThrottleService,
  TokenThrottleService,
} from './sign-in-throttle.service.js';

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

  describe('passwords', () => {
    let throttle: SignInThrottleService;
    beforeEach(() => (throttle = new SignInThrottleService(counters)));
    const fail = (address: string, username: string) =>
      throttle
        .attempt(address, username, () => Promise.reject(new WrongCredentials()))
        .catch((error: unknown) => error);
    const succeed = (address: string, username: string) =>
      throttle.attempt(address, username, async () => 'in').catch((error: unknown) => error);

    it('closes the pair of address and user name after ten, for a quarter of an hour', async () => {
      for (let times = 0; times < 10; times++)
        expect(await fail(HERE, 'dana')).toBeInstanceOf(WrongCredentials);
      expect(await succeed(HERE, 'dana')).toMatchObject({ kind: 'throttled', retryAfter: 15 * 60 });
      expect([await succeed(HERE, 'lee'), await succeed(ELSEWHERE, 'dana')]).toEqual(['in', 'in']);

      clock.advance(15);
      expect(await succeed(HERE, 'dana')).toBe('in');
    });

    it('starts anew after a success', async () => {
      for (let times = 0; times < 9; times++) await fail(HERE, 'dana');
      await succeed(HERE, 'dana');
      expect(await fail(HERE, 'dana')).toBeInstanceOf(WrongCredentials);
      expect(await succeed(HERE, 'dana')).toBe('in');
    });

    it('closes an address after a hundred, whatever names are tried', async () => {
      for (let times = 0; times < 100; times++) await fail(HERE, `name-${times}`);
      expect(await succeed(HERE, 'dana')).toBeInstanceOf(Throttled);
      expect(await succeed(ELSEWHERE, 'dana')).toBe('in');
    });

    it.each`
      failures | milliseconds | because
      ${0}     | ${0}         | ${'nothing happened'}
      ${10}    | ${0}         | ${'people mistype'}
      ${11}    | ${100}       | ${'that is no mistyping any more'}
      ${13}    | ${400}       | ${'it doubles'}
      ${16}    | ${3000}      | ${'three seconds are the most'}
      ${9999}  | ${3000}      | ${'it never becomes a refusal'}
    `(
      '$failures failures of one name from anywhere cost $milliseconds ms, because $because',
      ({ failures, milliseconds }) => {
        expect(delayAfter(failures)).toBe(milliseconds);
      },
    );
  });

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
