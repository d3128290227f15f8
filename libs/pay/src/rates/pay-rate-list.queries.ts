import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';

export interface RateCounts {
  /** Rates that count on the day. */
  rates: number;
  /** Workers of whom one of them is their own. */
  workers: number;
}

/** The rates of a company for its office. */
@Injectable()
export class PayRateListQueries {
  /** One statement. @param date 'YYYY-MM-DD' @throws NotFound the actor may not read the company's money */
  async counts(work: Work, companyId: number, date: string): Promise<RateCounts> {
    assertMoneyReached(work.actor, companyId);
    const counts = await work.row<RateCounts>(
      `select count(*)::int as rates, count(distinct now.worker_id)::int as workers
         from (select distinct on (rate.worker_id, rate.labor_type_id, rate.location_profile_id, rate.event_id, rate.labor_requirement_id)
                      rate.worker_id, rate.amount
                 from pay_rates rate where rate.company_id = $1 and rate.effective_from <= $2
                order by rate.worker_id, rate.labor_type_id, rate.location_profile_id, rate.event_id, rate.labor_requirement_id, rate.effective_from desc) now
        where now.amount is not null`,
      [companyId, date],
    );
    return counts!;
  }
}
