import { Injectable } from '@nestjs/common';
import { instantOf, PaymentRequired } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { CompanyQueries } from './company.queries.js';
import { mayCreateEvent } from './rules/restriction.js';

/** Restricts companies that have not paid (docs/billing.md). */
@Injectable()
export class RestrictionService {
  constructor(private readonly companies: CompanyQueries) {}

  /**
   * Asks whether a company may create an event. One statement.
   *
   * @param startDate 'YYYY-MM-DD', the first day of the event
   * @param zone IANA name of the event's zone: its day begins there
   * @throws PaymentRequired the company is restricted, and the day begins in more than 48 hours
   */
  async assertEventAllowed(
    work: Work,
    companyId: number,
    startDate: string,
    zone: string,
  ): Promise<void> {
    const since = await this.companies.restrictedSinceUnchecked(work, companyId);
    if (!mayCreateEvent(since, instantOf(startDate, '00:00:00', zone), work.now))
      throw new PaymentRequired();
  }
}
