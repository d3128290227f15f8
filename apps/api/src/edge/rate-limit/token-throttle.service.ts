import { Injectable } from '@nestjs/common';
import { networkOf, Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

const MINUTES = 15;

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
