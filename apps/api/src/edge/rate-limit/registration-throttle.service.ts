import { Injectable } from '@nestjs/common';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

/**
 * Each code costs a text and gives five guesses, so one invitation gets five codes in a quarter of an hour. Only who holds
 * the link can use them up.
 */
@Injectable()
export class RegistrationThrottleService {
  private readonly codes: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.codes = counters.counterOf('codes', { limit: 5, minutes: 15 });
  }

  /** Counts the codes that were really sent. @throws Throttled */
  sendCode<T>(token: string, send: () => Promise<T>): Promise<T> {
    return this.codes.countSuccess(token, send);
  }
}
