import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { PeriodDates } from './rules/open-periods.js';

/** Hours or a cancellation in no closed period. */
export interface WaitingEntry {
  id: number;
  /** Of the call, 'YYYY-MM-DD'. */
  date: string;
  /** Closing takes it. Cancellations need nobody's approval. */
  isApproved: boolean;
}

/** Of a company ($1) cancellations until a day ($2) that no closed period has had; $3 is a period that is being closed, or null. */
const CANCELED = `
  from cancellations can
 where can.company_id = $1 and can.date <= $2 and can.withdrawn_at is null and not exists (
       select from pay_periods pp where pp.company_id = $1 and pp.ends_on >= can.date and pp.id is distinct from $3)`;

/** What closing a period would pay, and what it would leave. Callers have checked the right to the company's money. */
@Injectable()
export class WaitingEntryQueries {
  /**
   * Hours of approved calls until the last day, of others on the dates, and cancellations until the last day. One statement.
   */
  ofPeriodUnchecked(
    work: Work,
    companyId: number,
    { startsOn, endsOn }: PeriodDates,
  ): Promise<WaitingEntry[]> {
    return work.rows<WaitingEntry>(
      `select te.id, ct.date::text as date, coalesce(ts.state = 'approved', false) as "isApproved"
         from call_times ct
         join events e on e.id = ct.event_id
         left join time_sheets ts on ts.call_time_id = ct.id
         join labor_requirements q on q.call_time_id = ct.id
         join labor_requests r on r.labor_requirement_id = q.id
         join time_entries te on te.labor_request_id = r.id and te.voided_at is null
        where e.company_id = $1 and coalesce(ts.state, 'draft') <> 'exported' and ct.date <= $2
          and (ct.date >= $4 or ts.state = 'approved')
        union all select can.id, can.date::text, true ${CANCELED} order by id`,
      [companyId, endsOn, null, startsOn],
    );
  }

  /** Ids of the cancellations that a period takes while it is being closed. One statement. */
  async canceledUnchecked(
    work: Work,
    companyId: number,
    { id, endsOn }: { id: number; endsOn: string },
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(`select can.id ${CANCELED} order by can.id`, [
      ...[companyId, endsOn, id],
    ]);
    return rows.map((row) => row.id);
  }
}
