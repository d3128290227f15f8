import { Injectable } from '@nestjs/common';
import { networkOf } from '#libs/kernel';
import { FailedAttemptsService } from '../../edge/rate-limit/failed-attempts.service.js';
import type { FailedAttempts } from '../../edge/rate-limit/failed-attempts.js';

/** Allows an address five calls an hour, valid or not. */
@Injectable()
export class ContactThrottleService {
  private readonly calls: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.calls = counters.counterOf('contact-form', { limit: 5, minutes: 60 });
  }

  /** @throws Throttled */
  count(address: string): Promise<void> {
    return this.calls.countCall(networkOf(address));
  }
}
