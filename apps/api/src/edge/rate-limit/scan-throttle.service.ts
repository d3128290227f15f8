import { Injectable } from '@nestjs/common';
import { networkOf } from '#libs/kernel';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

const LIMIT = 60;

/** Counts wrong codes of six characters by address; each door counts its own besides. The devices of a venue share one. */
@Injectable()
export class ScanThrottleService {
  private readonly byAddress: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.byAddress = counters.counterOf('clock-in-codes', { limit: LIMIT, minutes: 10 });
  }

  /** Whether codes from this address are judged; QR codes always are. */
  async allowsCodes(address: string): Promise<boolean> {
    return (await this.byAddress.count(networkOf(address))) < LIMIT;
  }

  async countWrong(address: string, codes: number): Promise<void> {
    for (let nth = 0; nth < codes; nth++) await this.byAddress.countFailure(networkOf(address));
  }
}
