import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { FROZEN_COLUMNS } from './closed-item.rows.js';
import { differences, type FrozenItem, frozenItems } from './rules/frozen-item.js';

/** Entries that are computed together. */
const AT_ONCE = 2000;

const HOURS_OF_CALL = `
    join labor_requests r on r.labor_requirement_id = q.id
    join time_entries te on te.labor_request_id = r.id`;

/**
 * Entries and cancellations of a company ($1) whose closed pay may differ now: those noted as changed, and those of the last
 * closing, which missed changes that were not committed. $2: of one call. $3: the period that is being closed.
 */
const changedEntries = (noted: string, withLast = true): string => `
  with noted as (${noted}),
  changed as (
    select worker_id, min(from_date) as from_date, max(coalesce(until_date, 'infinity')) as until_date from noted group by worker_id),
  closed as (
    select pp.closed_at, pp.ends_on, coalesce(lead(pp.ends_on) over (order by pp.ends_on desc), '-infinity') as ended_before
      from pay_periods pp where pp.company_id = $1 and pp.id is distinct from $3 order by pp.ends_on desc limit 1),
  candidates as (
    select te.id from changed
      join labor_requests r on r.worker_id = changed.worker_id
      join time_entries te on te.labor_request_id = r.id and te.start_at::date between changed.from_date and changed.until_date
     union
    select te.id from changed
      join events e on e.company_id = $1 and changed.worker_id is null
      join call_times ct on ct.event_id = e.id and ct.date between changed.from_date and changed.until_date
      join labor_requirements q on q.call_time_id = ct.id ${HOURS_OF_CALL}
     union
    select te.id from closed
      join time_sheets ts on ts.company_id = $1 and ts.state = 'exported' and ts.exported_at >= closed.closed_at
      join labor_requirements q on q.call_time_id = ts.call_time_id ${HOURS_OF_CALL}
     where ${withLast})
  select found.id from (
    select te.id, te.start_at from candidates
      join time_entries te on te.id = candidates.id
      join labor_requests r on r.id = te.labor_request_id
      join labor_requirements q on q.id = r.labor_requirement_id
      left join time_sheets ts on ts.call_time_id = q.call_time_id
     where ($2::bigint is null or q.call_time_id = $2)
       and (ts.state = 'exported' or exists (select from closed_pay_items cpi where cpi.time_entry_id = te.id))
     union all
    select can.id, can.starts_at from closed join cancellations can on can.company_id = $1 and can.date <= closed.ends_on
     where ($2::bigint is null or can.call_time_id = $2)
       and (${withLast} and can.date > closed.ended_before
            or exists (select from changed where coalesce(changed.worker_id, can.worker_id) = can.worker_id
                          and can.date between changed.from_date and changed.until_date))) found
   order by found.start_at, found.id`;

const NOTED = `select upc.worker_id, upc.from_date, upc.until_date from unsettled_pay_changes upc where upc.company_id = $1`;
const TAKEN = `delete from unsettled_pay_changes upc where upc.company_id = $1 returning upc.worker_id, upc.from_date, upc.until_date`;

/**
 * What entries of closed periods are paid now beside what was frozen. Closing freezes it, screens show it before; the callers
 * have checked that the actor may read the company's money.
 */
@Injectable()
export class PayDifferenceQueries {
  constructor(private readonly calculation: PayCalculationQueries) {}

  /** Entries that may differ, by start, of the company or of one call. One statement. */
  async changedUnchecked(work: Work, companyId: number, callTimeId?: number): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(changedEntries(NOTED), [
      companyId,
      callTimeId ?? null,
      null,
    ]);
    return rows.map(({ id }) => id);
  }

  /** The same without those of the last closing that nothing was noted about. One statement. */
  async notedUnchecked(work: Work, companyId: number): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(changedEntries(NOTED, false), [
      ...[companyId, null, null],
    ]);
    return rows.map(({ id }) => id);
  }

  /** Entries that the changes of this transaction may concern. One statement. */
  async changedByTransactionUnchecked(work: Work, companyId: number): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      changedEntries(`${NOTED} and upc.xmin = pg_current_xact_id()::xid`, false),
      [companyId, null, null],
    );
    return rows.map(({ id }) => id);
  }

  /** The same before a period is closed, and takes their notes away: for whoever freezes what differs. One statement. */
  async takeChangedUnchecked(
    work: Work,
    companyId: number,
    closingPeriodId: number,
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(changedEntries(TAKEN), [
      ...[companyId, null, closingPeriodId],
    ]);
    return rows.map(({ id }) => id);
  }

  /** What has to be added to what was frozen of entries. Seven statements for each 2,000. */
  async ofEntriesUnchecked(
    work: Work,
    companyId: number,
    ids: readonly number[],
  ): Promise<FrozenItem[]> {
    const found: FrozenItem[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const part = ids.slice(at, at + AT_ONCE);
      const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, { ids: part });
      const current = workers.flatMap(({ entries }) => entries.flatMap(frozenItems));
      found.push(...differences(await this.frozenUnchecked(work, part), current));
    }
    return found;
  }

  /** All that was ever frozen of entries. One statement. */
  frozenUnchecked(work: Work, ids: readonly number[]): Promise<FrozenItem[]> {
    return work.jsonRows<FrozenItem>(
      `select ${FROZEN_COLUMNS} from closed_pay_items cpi where cpi.time_entry_id = any($1::bigint[]) or cpi.cancellation_id = any($1::bigint[]) order by cpi.id`,
      [ids],
    );
  }
}
