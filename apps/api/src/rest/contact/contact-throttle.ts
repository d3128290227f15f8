import { Injectable } from '@nestjs/common';
import { networkOf } from '../../edge/client-network.js';
import { FailureCounters } from '../../edge/failure-counters.js';
import type { Failures } from '../../edge/failures.js';

/** Five calls an hour from one address, good or bad. */
@Injectable()
export class ContactThrottle {
  private readonly calls: Failures;

  constructor(counters: FailureCounters) {
    this.calls = counters.of('contact-form', { limit: 5, minutes: 60 });
  }

  /** @throws Throttled */
  count(address: string): Promise<void> {
    return this.calls.call(networkOf(address));
  }
}
