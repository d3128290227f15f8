import { Injectable } from '@nestjs/common';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

/**
 * Allows one invitation five codes in a quarter of an hour: each code costs a text and allows five guesses. Only the
 * holder of the link can use them up.
 */
@Injectable()
export class RegistrationThrottleService {
  private readonly codes: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.codes = counters.counterOf('codes', { limit: 5, minutes: 15 });
  }

  /** Counts codes that were really sent. @throws Throttled */
  sendCode<T>(token: string, send: () => Promise<T>): Promise<T> {
    return this.codes.countSuccess(token, send);
  }
}
