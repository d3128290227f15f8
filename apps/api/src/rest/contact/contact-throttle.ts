import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform';
import { networkOf } from '../../edge/client-network.js';
import { Failures } from '../../edge/failures.js';

/** Five calls an hour from one address, good or bad. */
@Injectable()
export class ContactThrottle {
  private readonly calls: Failures;

  constructor(clock: Clock) {
    this.calls = new Failures({ limit: 5, windowMinutes: 60, now: () => clock.now() });
  }

  /** @throws Throttled */
  count(address: string): void {
    const network = networkOf(address);
    this.calls.refuseBeyondLimit(network);
    this.calls.record(network);
  }
}
