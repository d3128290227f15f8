import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform';
import { Failures } from './failures.js';

/**
 * Each code costs a text and gives five guesses, so one invitation gets five codes in a quarter of an hour. Only who holds
 * the link can use them up.
 */
@Injectable()
export class RegistrationThrottle {
  private readonly codes: Failures;

  constructor(clock: Clock) {
    this.codes = new Failures({ limit: 5, windowMinutes: 15, now: () => clock.now() });
  }

  /** Counts the codes that were really sent. @throws Throttled */
  async sending<T>(token: string, send: () => Promise<T>): Promise<T> {
    this.codes.refuseBeyondLimit(token);
    const sent = await send();
    this.codes.record(token);
    return sent;
  }
}
