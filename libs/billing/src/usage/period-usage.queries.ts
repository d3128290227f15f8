import { Injectable } from '@nestjs/common';
import { assertCompanyReached } from '#libs/company';
import type { Work } from '#libs/platform';

export interface PeriodUsage {
  /** Message segments that the provider has taken. */
  segments: number;
  /** Workers who were confirmed for a call of the period. */
  active_workers: number;
}

/** The usage of a company within a period. One statement. */
@Injectable()
export class PeriodUsageQueries {
  /** @throws NotFound the actor does not reach the company */
  async ofPeriod(work: Work, companyId: number, start: Date, end: Date): Promise<PeriodUsage> {
    assertCompanyReached(work.actor, companyId);
    const row = await work.row<PeriodUsage>(
      `select (select coalesce(sum(m.segments), 0)::int from outgoing_messages m
                where m.company_id = $1 and m.channel = 'sms' and m.status in ('sent', 'delivered', 'undelivered')
                  and m.sent_at >= $2 and m.sent_at < $3) as segments,
              (select count(distinct r.worker_id)::int from events e join call_times ct on ct.event_id = e.id
                 join labor_requirements q on q.call_time_id = ct.id join labor_requests r on r.labor_requirement_id = q.id
                where e.company_id = $1 and ct.starts_at >= $2 and ct.starts_at < $3 and r.state = 'confirmed') as active_workers`,
      [companyId, start, end],
    );
    return row!;
  }
}
