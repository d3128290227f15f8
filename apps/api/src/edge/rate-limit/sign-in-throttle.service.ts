import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  SignInNetworkService,
  usernameKey,
  WrongCredentials,
  WrongSecondFactor,
} from '#libs/identity';
import { networkOf, Throttled } from '#libs/kernel';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';
import { KeyedSemaphore } from './keyed-semaphore.js';

const MINUTES = 10;
/** Failures after which an account counts as under attack. */
const ACCOUNT_LIMIT = 10;
/** Failures of one account from one known network, which others may share. */
const NETWORK_LIMIT = 100;
/** Failures from one address, for any accounts, after which its attempts run one after another. */
const ADDRESS_LIMIT = 100;
const PAUSE_MS = 50;
/** Wrong codes after the right password, from any address: the guesser knows the password. */
const CODE_LIMIT = 20;

/** Origin of a sign-in. */
export interface SignInOrigin {
  address: string;
  /** Identifies a browser in which the account signed in before; see DeviceCookieService. */
  device: string | null;
}

/**
 * Slows down guessing of passwords without letting anybody lock somebody else out:
 *
 * - An account with ten failures in ten minutes is under attack: unknown browsers are refused, known ones are admitted.
 *   Known are a browser with a device cookie, and a network from which the account signed in within 30 days.
 * - A known browser has ten failures of its own, a known network a hundred, so that neither is a way around.
 * - Unknown browsers behind an address with many failures, for any accounts, run one after another. None is refused for
 *   that.
 *
 * Existing keys and sessions are not affected.
 */
@Injectable()
export class SignInThrottleService {
  private readonly byAccount: FailedAttempts;
  private readonly byDevice: FailedAttempts;
  private readonly byNetwork: FailedAttempts;
  private readonly byAddress: FailedAttempts;
  private readonly byCode: FailedAttempts;
  private readonly turns = new KeyedSemaphore();

  constructor(
    counters: FailedAttemptsService,
    private readonly networks: SignInNetworkService,
  ) {
    const counterOf = (kind: string, limit: number): FailedAttempts =>
      counters.counterOf(kind, { limit, minutes: MINUTES });
    this.byAccount = counterOf('sign-in-account', ACCOUNT_LIMIT);
    this.byDevice = counterOf('sign-in-device', ACCOUNT_LIMIT);
    this.byNetwork = counterOf('sign-in-network', NETWORK_LIMIT);
    this.byAddress = counterOf('sign-in-address', ADDRESS_LIMIT);
    this.byCode = counterOf('sign-in-code', CODE_LIMIT);
  }

  /**
   * @param signIn throws WrongCredentials when it fails; a success before the account was under attack resets its count
   * @throws Throttled
   */
  attempt<T>(from: SignInOrigin, username: string, signIn: () => Promise<T>): Promise<T> {
    const account = usernameKey(username);
    return this.byCode.attempt(
      account,
      () => this.attemptPassword(from, username, account, signIn),
      (error) => error instanceof WrongSecondFactor,
    );
  }

  private async attemptPassword<T>(
    from: SignInOrigin,
    username: string,
    account: string,
    signIn: () => Promise<T>,
  ): Promise<T> {
    try {
      const result = await this.byAccount.attempt(
        account,
        () => (from.device === null ? this.inTurn(networkOf(from.address), signIn) : signIn()),
        isWrongCredentials,
      );
      await this.byAccount.reset(account);
      return result;
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
      return this.asKnown(from, username, signIn, error);
    }
  }

  private async asKnown<T>(
    { address, device }: SignInOrigin,
    username: string,
    signIn: () => Promise<T>,
    refusal: Throttled,
  ): Promise<T> {
    if (device !== null) return this.byDevice.attempt(device, signIn, isWrongCredentials);
    if (!(await this.networks.isKnown(username, address))) throw refusal;
    const pair = `${networkOf(address)} ${usernameKey(username)}`;
    return this.byNetwork.attempt(pair, signIn, isWrongCredentials);
  }

  private async inTurn<T>(network: string, signIn: () => Promise<T>): Promise<T> {
    const counted = async (): Promise<T> => {
      try {
        return await signIn();
      } catch (error) {
        if (isWrongCredentials(error)) await this.byAddress.countFailure(network);
        throw error;
      }
    };
    if ((await this.byAddress.count(network)) < ADDRESS_LIMIT) return counted();
    return this.turns.run(
      network,
      async () => 1,
      () => sleep(PAUSE_MS).then(counted),
    );
  }
}

/** A right password without a code is no failure. */
function isWrongCredentials(error: unknown): boolean {
  return error instanceof WrongCredentials || error instanceof WrongSecondFactor;
}
