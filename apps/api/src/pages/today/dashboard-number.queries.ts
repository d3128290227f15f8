import { Injectable } from '@nestjs/common';
import { UpcomingEventCountQueries } from '#libs/event';
import { PendingAndDeclinedQueries } from '#libs/labor';
import { SmsUsageQueries } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { DashboardNumbers } from './manager-dashboard.model.js';

/** The numbers of a dashboard: those of the REST counters, by the same queries. */
@Injectable()
export class DashboardNumberQueries {
  constructor(
    private readonly upcoming: UpcomingEventCountQueries,
    private readonly waiting: PendingAndDeclinedQueries,
    private readonly usage: SmsUsageQueries,
  ) {}

  /** Of the companies that the actor manages. Seven statements. */
  async of(work: Work): Promise<DashboardNumbers> {
    const [upcoming, pending, declined, segments] = await Promise.all([
      this.upcoming.count(work),
      this.waiting.count(work, 'pending'),
      this.waiting.count(work, 'declined'),
      this.usage.segmentsOfLast30Days(work),
    ]);
    return { upcoming, pending, declined, segments };
  }
}
