import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WrongCredentials } from '#libs/identity';
import { Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { networkOf } from './client-network.js';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

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
export class SignInThrottleService {
  private readonly byPair: FailedAttempts;
  private readonly byAddress: FailedAttempts;
  private readonly byUsername: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.byPair = counters.counterOf('sign-in-pair', { limit: 10, minutes: MINUTES });
    this.byAddress = counters.counterOf('sign-in-address', { limit: 100, minutes: MINUTES });
    this.byUsername = counters.counterOf('sign-in-name', { limit: 30, minutes: MINUTES });
  }

  /**
   * @param signIn throws WrongCredentials when it fails; success clears the pair
   * @throws Throttled
   */
  async attempt<T>(address: string, username: string, signIn: () => Promise<T>): Promise<T> {
    const network = networkOf(address);
    const pair = `${network} ${username}`;
    const result = await this.byPair.attempt(
      pair,
      () =>
        this.byAddress.attempt(network, () => this.delayed(username, signIn), isWrongCredentials),
      isWrongCredentials,
    );
    await this.byPair.reset(pair);
    return result;
  }

  private async delayed<T>(username: string, signIn: () => Promise<T>): Promise<T> {
    const delay = delayAfter(await this.byUsername.count(username));
    if (delay > 0) await sleep(delay);
    try {
      return await signIn();
    } catch (error) {
      if (isWrongCredentials(error)) await this.byUsername.countFailure(username);
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
export class TokenThrottleService {
  private readonly byAddress: FailedAttempts;
  private readonly overall: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.byAddress = counters.counterOf('tokens-address', { limit: 30, minutes: MINUTES });
    this.overall = counters.counterOf('tokens', { limit: 3000, minutes: MINUTES });
  }

  /**
   * @param lookUp throws Unknown when nobody knows the token, WrongCode for a code that was not texted
   * @throws Throttled instead of either, when there were too many
   */
  async attempt<T>(address: string, lookUp: () => Promise<T>): Promise<T> {
    try {
      return await lookUp();
    } catch (error) {
      if (error instanceof Unknown || error instanceof WrongCode)
        await this.byAddress.countCall(networkOf(address));
      if (error instanceof Unknown) await this.overall.countCall('all');
      throw error;
    }
  }
}

function isWrongCredentials(error: unknown): boolean {
  return error instanceof WrongCredentials;
}
