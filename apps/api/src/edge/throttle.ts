import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WrongCredentials } from '#libs/identity';
import { Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { networkOf } from './client-network.js';
import { FailureCounters } from './failure-counters.js';
import type { Failures } from './failures.js';

const MINUTES = 15;

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

  constructor(counters: FailureCounters) {
    this.byPair = counters.of('sign-in-pair', { limit: 10, minutes: MINUTES });
    this.byAddress = counters.of('sign-in-address', { limit: 100, minutes: MINUTES });
    this.byUsername = counters.of('sign-in-name', { limit: 30, minutes: MINUTES });
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
    await this.byPair.forget(pair);
    return result;
  }

  private async slowly<T>(username: string, signIn: () => Promise<T>): Promise<T> {
    const delay = delayAfter(await this.byUsername.count(username));
    if (delay > 0) await sleep(delay);
    try {
      return await signIn();
    } catch (error) {
      if (isWrong(error)) await this.byUsername.record(username);
      throw error;
    }
  }
}

/** @returns milliseconds: none up to ten failures, then doubling from 100 to 3000 */
export function delayAfter(failures: number): number {
  return failures <= 10 ? 0 : Math.min(3000, 100 * 2 ** (failures - 11));
}

/**
 * Counts tries of links and codes nobody knows, by address; of links also altogether, whoever tries them. What is known is
 * never refused: it is looked up first, and only what was not found can turn from 404 (a code: from 400) into 429.
 */
@Injectable()
export class TokenThrottle {
  private readonly byAddress: Failures;
  private readonly altogether: Failures;

  constructor(counters: FailureCounters) {
    this.byAddress = counters.of('tokens-address', { limit: 30, minutes: MINUTES });
    this.altogether = counters.of('tokens', { limit: 3000, minutes: MINUTES });
  }

  /**
   * @param lookUp throws Unknown when nobody knows the token, WrongCode for a code that was not texted
   * @throws Throttled instead of either, when there were too many
   */
  async watch<T>(address: string, lookUp: () => Promise<T>): Promise<T> {
    try {
      return await lookUp();
    } catch (error) {
      if (error instanceof Unknown || error instanceof WrongCode)
        await this.byAddress.call(networkOf(address));
      if (error instanceof Unknown) await this.altogether.call('all');
      throw error;
    }
  }
}

function isWrong(error: unknown): boolean {
  return error instanceof WrongCredentials;
}
