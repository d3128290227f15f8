import { Injectable } from '@nestjs/common';
import { networkOf, Unknown } from '#libs/kernel';
import { WrongCode } from '#libs/labor';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

const MINUTES = 15;

/**
 * Counts unknown links and codes by address, links also in total. A known one is never refused: it is looked up first,
 * and only an unknown one can turn from 404 (a code: from 400) into 429.
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
   * @param lookUp throws Unknown for an unknown token, WrongCode for a wrong code
   * @throws Throttled instead of either, after too many
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
