import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { FROZEN_ENTRY_ID, FROZEN_ITEMS } from './closed-item.rows.js';
import type { PayrollItem } from '../payroll/payroll-item.js';

/** What a worker gets of a period. */
export interface WorkerTotals {
  workerId: number;
  worker: string;
  slug: string;
  payrollNumber: string | null;
  regularMinutes: number;
  overtimeMinutes: number;
  doubleMinutes: number;
  otherMinutes: number;
  /** Of all adders. */
  adderCents: number;
  cents: number;
  differenceCents: number;
  /** Entries without a rate have hours only. */
  withoutRate: number;
}

const SOURCE = `
  from ${FROZEN_ITEMS}
  left join worker_payroll_numbers wpn on wpn.worker_id = w.id`;

const minutesOf = (condition: string, name: string): string =>
  `coalesce(sum(cpi.minutes) filter (where cpi.multiplier is not null and ${condition}), 0)::int as "${name}"`;

/** Of closed items of a company ($1), as `WorkerTotals`; further conditions and the grouping follow. */
export const WORKER_TOTALS = `
  select w.id as "workerId", w.name as worker, w.slug, wpn.number as "payrollNumber",
         ${minutesOf('cpi.multiplier = 100', 'regularMinutes')}, ${minutesOf('cpi.multiplier = 150', 'overtimeMinutes')},
         ${minutesOf('cpi.multiplier = 200', 'doubleMinutes')},
         ${minutesOf('cpi.multiplier not in (100, 150, 200)', 'otherMinutes')},
         coalesce(sum(cpi.cents) filter (where cpi.multiplier is null), 0)::bigint as "adderCents",
         coalesce(sum(cpi.cents), 0)::bigint as cents,
         coalesce(sum(cpi.cents) filter (where cpi.is_difference), 0)::bigint as "differenceCents",
         count(distinct ${FROZEN_ENTRY_ID}) filter (where cpi.cents is null and cpi.sign = 1)::int as "withoutRate"
    ${SOURCE}
   where cpi.company_id = $1`;

/** A line without straight pay: a day or call rate has paid its minutes. */
const COVERED = `coalesce(cpi.multiplier is not null and cpi.cents = cpi.federal + cpi.state + cpi.contract, false)`;

/** What closed periods hold. */
@Injectable()
export class ClosedPayQueries {
  /** What a payroll gets of a period: added up by worker, call, kind of pay and rate. One statement. The caller has checked the right. */
  payrollItemsUnchecked(work: Work, companyId: number, periodId: number): Promise<PayrollItem[]> {
    return work.jsonRows<PayrollItem>(
      `select w.id as "workerId", w.name as worker, wpn.number as "payrollNumber", t.name as skill, e.event_name as event,
              ct.name as call, coalesce(cpi.canceled_date, ct.date)::text as date, cpi.earning as key, sum(cpi.minutes)::int as minutes,
              case when not ${COVERED} then cpi.rate end as rate, sum(cpi.cents)::bigint as cents, ${COVERED} as "isCovered"
         ${SOURCE}
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where cpi.company_id = $1 and cpi.pay_period_id = $2
        group by w.id, wpn.number, t.id, e.id, ct.id, cpi.earning, 7, 10, 12
        order by w.id, ct.id, t.id, cpi.earning, 10, 12, 7`,
      [companyId, periodId],
    );
  }
}
