import { Injectable } from '@nestjs/common';
import { networkOf } from '#libs/kernel';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

/**
 * Limits how many people add themselves to contacts: a crew at a venue shares an address, and a company gets no more
 * in a day than its office can look through.
 */
@Injectable()
export class SelfAddThrottleService {
  private readonly byAddress: FailedAttempts;
  private readonly byCompany: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.byAddress = counters.counterOf('self-add', { limit: 60, minutes: 60 });
    this.byCompany = counters.counterOf('self-add-company', { limit: 500, minutes: 24 * 60 });
  }

  /** @throws Throttled */
  async count(address: string, companySlug: string): Promise<void> {
    await this.byAddress.countCall(networkOf(address));
    await this.byCompany.countCall(companySlug);
  }
}
