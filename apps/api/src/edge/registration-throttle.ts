import { Injectable } from '@nestjs/common';
import { FailureCounters } from './failure-counters.js';
import type { Failures } from './failures.js';

/**
 * Each code costs a text and gives five guesses, so one invitation gets five codes in a quarter of an hour. Only who holds
 * the link can use them up.
 */
@Injectable()
export class RegistrationThrottle {
  private readonly codes: Failures;

  constructor(counters: FailureCounters) {
    this.codes = counters.of('codes', { limit: 5, minutes: 15 });
  }

  /** Counts the codes that were really sent. @throws Throttled */
  sending<T>(token: string, send: () => Promise<T>): Promise<T> {
    return this.codes.spend(token, send);
  }
}
