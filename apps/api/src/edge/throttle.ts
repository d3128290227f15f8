import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WrongCredentials } from '#libs/identity';
import { Unknown } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { networkOf } from './client-network.js';
import { Failures } from './failures.js';

const WINDOW_MINUTES = 15;

/**
 * Slows down guessing of passwords without giving anybody a way to lock somebody else out:
 *
 * - Ten failures of one user name from one address close that pair, for a quarter of an hour at most. Whoever guesses
 *   locks out themselves; the account's owner, elsewhere, does not notice.
 * - A hundred failures from one address close sign-in from there: crews behind one venue's address mistype less than that.
 * - Failures of one user name from anywhere only make each answer slower, up to three seconds: never a refusal.
 *
 * Keys and sessions are not asked here: who is in stays in.
 */
@Injectable()
export class SignInThrottle {
  private readonly byPair: Failures;
  private readonly byAddress: Failures;
  private readonly byUsername: Failures;

  constructor(clock: Clock) {
    const common = { windowMinutes: WINDOW_MINUTES, now: () => clock.now() };
    this.byPair = new Failures({ ...common, limit: 10 });
    this.byAddress = new Failures({ ...common, limit: 100 });
    this.byUsername = new Failures({ ...common, limit: 30 });
  }

  /**
   * @param signIn throws WrongCredentials when it fails; success clears the pair
   * @throws Throttled
   */
  async watch<T>(address: string, username: string, signIn: () => Promise<T>): Promise<T> {
    const network = networkOf(address);
    const pair = `${network} ${username}`;
    const result = await this.byPair.attempt(
      pair,
      () => this.byAddress.attempt(network, () => this.slowly(username, signIn), isWrong),
      isWrong,
    );
    this.byPair.forget(pair);
    return result;
  }

  private async slowly<T>(username: string, signIn: () => Promise<T>): Promise<T> {
    const delay = delayAfter(this.byUsername.count(username));
    if (delay > 0) await sleep(delay);
    try {
      return await signIn();
    } catch (error) {
      if (isWrong(error)) this.byUsername.record(username);
      throw error;
    }
  }
}

/** @returns milliseconds: none up to ten failures, then doubling from 100 to 3000 */
export function delayAfter(failures: number): number {
  return failures <= 10 ? 0 : Math.min(3000, 100 * 2 ** (failures - 11));
}

/**
 * Counts tries of links and codes nobody knows, by address and altogether. A token that is known is never refused: it is
 * looked up first, and only what was not found can turn from 404 into 429.
 */
@Injectable()
export class TokenThrottle {
  private readonly byAddress: Failures;
  private readonly altogether: Failures;

  constructor(clock: Clock) {
    const common = { windowMinutes: WINDOW_MINUTES, now: () => clock.now() };
    this.byAddress = new Failures({ ...common, limit: 30 });
    this.altogether = new Failures({ ...common, limit: 3000 });
  }

  /**
   * @param lookUp throws Unknown when nobody knows the token
   * @throws Throttled instead of Unknown, when there were too many
   */
  async watch<T>(address: string, lookUp: () => Promise<T>): Promise<T> {
    try {
      return await lookUp();
    } catch (error) {
      if (error instanceof Unknown) this.count(networkOf(address));
      throw error;
    }
  }

  private count(network: string): void {
    this.byAddress.refuseBeyondLimit(network);
    this.altogether.refuseBeyondLimit('all');
    this.byAddress.record(network);
    this.altogether.record('all');
  }
}

function isWrong(error: unknown): boolean {
  return error instanceof WrongCredentials;
}
