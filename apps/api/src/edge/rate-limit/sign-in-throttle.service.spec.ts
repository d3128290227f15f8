import { IdentityModule, SignInNetworkService, WrongCredentials } from '#libs/identity';
import { Throttled } from '#libs/kernel';
import { OptionalRedis } from '#libs/platform';
import { aUser } from '../../../../../test/factories/a-user.js';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { FailedAttemptsService } from './failed-attempts.service.js';
import { type SignInOrigin, SignInThrottleService } from './sign-in-throttle.service.js';

const HERE: SignInOrigin = { address: '192.0.2.7', device: null };
const ELSEWHERE: SignInOrigin = { address: '198.51.100.9', device: null };
const DAY = 24 * 60;

describe('guessing passwords', () => {
  let app: LibApp;
  let throttle: SignInThrottleService;
  let dana: { id: number; username: string };

  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-05-01T12:00:00Z');
    const redis = new OptionalRedis(testConfiguration());
    const counters = new FailedAttemptsService(app.clock, redis, testConfiguration());
    throttle = new SignInThrottleService(counters, app.get(SignInNetworkService));
    dana = await aUser(app.db);
  });

  const fail = (from: SignInOrigin, username = dana.username) =>
    throttle
      .attempt(from, username, () => Promise.reject(new WrongCredentials()))
      .catch((error: unknown) => error);
  const succeed = (from: SignInOrigin, username = dana.username) =>
    throttle.attempt(from, username, async () => 'in').catch((error: unknown) => error);
  const attack = async (from = ELSEWHERE, username = dana.username): Promise<void> => {
    for (let times = 0; times < 10; times++)
      expect(await fail(from, username)).toBeInstanceOf(WrongCredentials);
  };
  const signedInFrom = (address: string) =>
    app.unitOfWork.asSystem((work) =>
      app.get(SignInNetworkService).remember(work, dana.id, address),
    );

  it('closes an account under attack to unknown browsers, wherever they are, for ten minutes', async () => {
    await attack();
    expect(await succeed(ELSEWHERE)).toMatchObject({ kind: 'throttled', retryAfter: 10 * 60 });
    expect(await succeed(HERE)).toBeInstanceOf(Throttled);
    expect(await succeed(HERE, dana.username.toUpperCase())).toBeInstanceOf(Throttled);
    expect(await succeed(ELSEWHERE, 'lee')).toBe('in');

    app.clock.advance(10);
    expect(await succeed(HERE)).toBe('in');
  });

  it('admits the browser that signed in before, ten failures of its own long', async () => {
    await attack();
    const known = { ...HERE, device: 'a-browser-of-dana' };
    expect(await succeed(known)).toBe('in');
    for (let times = 0; times < 10; times++)
      expect(await fail(known)).toBeInstanceOf(WrongCredentials);
    expect(await succeed(known)).toBeInstanceOf(Throttled);
    expect(await succeed({ ...HERE, device: 'another-browser-of-dana' })).toBe('in');
  });

  it.each`
    signedIn             | from                 | later           | admitted | because
    ${'192.0.2.7'}       | ${'192.0.2.7'}       | ${0}            | ${true}  | ${'the account signed in from there'}
    ${'192.0.2.7'}       | ${'192.0.2.7'}       | ${30 * DAY - 1} | ${true}  | ${'it was within 30 days'}
    ${'192.0.2.7'}       | ${'192.0.2.7'}       | ${30 * DAY}     | ${false} | ${'that is too long ago'}
    ${'192.0.2.7'}       | ${'192.0.2.8'}       | ${0}            | ${false} | ${'a neighbour is somebody else'}
    ${'2001:db8:1:2::9'} | ${'2001:db8:1:2::7'} | ${0}            | ${true}  | ${'the lower half is chosen by the client'}
    ${'2001:db8:1:2::9'} | ${'2001:db8:1:3::9'} | ${0}            | ${false} | ${'that is another network'}
  `(
    'signed in from $signedIn, $later minutes later from $from: admitted $admitted, because $because',
    async ({ signedIn, from, later, admitted }) => {
      await signedInFrom(signedIn as string);
      app.clock.advance(later as number);
      await attack();
      const answer = await succeed({ address: from as string, device: null });
      expect(answer === 'in').toBe(admitted);
    },
  );

  it('admits a known network also when the attack comes from there, a hundred failures long', async () => {
    await signedInFrom(HERE.address);
    await attack(HERE);
    for (let times = 0; times < 100; times++)
      expect(await fail(HERE)).toBeInstanceOf(WrongCredentials);
    expect(await succeed(HERE)).toBeInstanceOf(Throttled);
    expect(await succeed({ ...HERE, device: 'a-browser-of-dana' })).toBe('in');
  });

  it('refuses no account for the failures of its address', async () => {
    for (let times = 0; times < 130; times++) await fail(HERE, `made-up-${times}`);
    expect(await succeed(HERE)).toBe('in');
  });

  it('lets an address with many failures try one after the other', async () => {
    for (let times = 0; times < 100; times++) await fail(HERE, `made-up-${times}`);
    let [atOnce, most] = [0, 0];
    const tries = Array.from({ length: 5 }, (_, n) =>
      throttle
        .attempt(HERE, `one-more-${n}`, async () => {
          most = Math.max(most, ++atOnce);
          await new Promise((resolve) => setImmediate(resolve));
          atOnce--;
        })
        .catch(() => undefined),
    );
    await Promise.all(tries);
    expect(most).toBe(1);
  });

  it('is reset by a success, but not while the account is under attack', async () => {
    for (let times = 0; times < 9; times++) await fail(HERE);
    await succeed(HERE);
    await attack();
    await succeed({ ...HERE, device: 'a-browser-of-dana' });
    expect(await succeed(ELSEWHERE)).toBeInstanceOf(Throttled);
  });

  it('lets ten of a thousand guesses at once through, and a known browser among them', async () => {
    const guesses = Array.from({ length: 1000 }, () => fail(ELSEWHERE));
    const owner = succeed({ ...HERE, device: 'a-browser-of-dana' });
    const answers = await Promise.all(guesses);
    expect(
      answers.filter((answer) => answer instanceof WrongCredentials).length,
    ).toBeLessThanOrEqual(20);
    expect(await owner).toBe('in');
  });
});
