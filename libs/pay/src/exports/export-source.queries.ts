import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { FROZEN_COLUMNS } from '../periods/closed-item.rows.js';
import { frozenItems } from '../periods/rules/frozen-item.js';
import type { ExportOptions } from './export-options.js';
import type { ExportedItem } from './export-table.js';

/** Workers whose items are in memory at a time. */
export const WORKERS_AT_ONCE = 50;

/** What a table is made of: a closed period as it was frozen, or dates as they count now. */
export interface ExportSource {
  companyId: number;
  /** Null: of dates. */
  periodId: number | null;
  options: ExportOptions;
}

type Label = Pick<
  ExportedItem,
  'workerId' | 'worker' | 'payrollNumber' | 'skill' | 'event' | 'call' | 'callDate' | 'zone'
>;

const LABELS = `
  w.name as worker, wpn.number as "payrollNumber", t.name as skill, e.event_name as event, ct.name as call,
  ct.date::text as "callDate", coalesce(te.time_zone, l.time_zone, c.time_zone) as zone`;
const JOINS = `
  join labor_requests r on r.id = te.labor_request_id
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  left join worker_payroll_numbers wpn on wpn.worker_id = w.id`;

/** Reads hours and pay in batches of workers, for files. Callers have checked the right to the company's money. */
@Injectable()
export class ExportSourceQueries {
  constructor(private readonly calculation: PayCalculationQueries) {}

  /** Workers with something to export, by name: ids only. One statement. */
  async workerIds(work: Work, source: ExportSource): Promise<number[]> {
    const { companyId, periodId, options } = source;
    const rows = await work.rows<{ id: number }>(
      periodId === null
        ? `select w.id from workers w
            where w.company_id = $1 and ($2::bigint is null or w.id = $2)
              and exists (select from time_entries te join labor_requests r on r.id = te.labor_request_id
                            join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
                           where r.worker_id = w.id and te.voided_at is null and te.end_at is not null
                             and ct.date between $3 and $4 and ($5::bigint is null or ct.event_id = $5))
            order by w.name, w.id`
        : `select w.id from workers w
            where w.company_id = $1 and ($2::bigint is null or w.id = $2)
              and exists (select from closed_pay_items cpi join time_entries te on te.id = cpi.time_entry_id
                            join labor_requests r on r.id = te.labor_request_id
                           where r.worker_id = w.id and cpi.company_id = $1 and cpi.pay_period_id = $3)
            order by w.name, w.id`,
      periodId === null
        ? [
            companyId,
            options.workerId ?? null,
            options.from,
            options.until,
            options.eventId ?? null,
          ]
        : [companyId, options.workerId ?? null, periodId],
    );
    return rows.map(({ id }) => id);
  }

  /** The items of some workers, in the order of the workers, then by time. */
  async itemsUnchecked(
    work: Work,
    source: ExportSource,
    workerIds: readonly number[],
  ): Promise<ExportedItem[]> {
    const items =
      source.periodId === null
        ? await this.countingNow(work, source, workerIds)
        : await this.frozen(work, source, workerIds);
    const place = new Map(workerIds.map((id, nth) => [id, nth]));
    const order = ({ workerId, date, from, timeEntryId }: ExportedItem): (number | string)[] => [
      ...[place.get(workerId)!, date, from ?? Number.MAX_SAFE_INTEGER, timeEntryId],
    ];
    return items.sort((a, b) => {
      const [one, other] = [order(a), order(b)];
      const at = one.findIndex((value, nth) => value !== other[nth]);
      return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
    });
  }

  private frozen(
    work: Work,
    { companyId, periodId }: ExportSource,
    workerIds: readonly number[],
  ): Promise<ExportedItem[]> {
    return work.jsonRows<ExportedItem>(
      `select ${FROZEN_COLUMNS}, cpi.is_difference as "isDifference", w.id as "workerId", ${LABELS}
         from closed_pay_items cpi join time_entries te on te.id = cpi.time_entry_id ${JOINS}
        where cpi.company_id = $1 and cpi.pay_period_id = $2 and w.id = any($3::bigint[])
        order by cpi.id`,
      [companyId, periodId, workerIds],
    );
  }

  private async countingNow(
    work: Work,
    { companyId, options }: ExportSource,
    workerIds: readonly number[],
  ): Promise<ExportedItem[]> {
    const rows = await work.jsonRows<Label & { id: number }>(
      `select te.id, w.id as "workerId", ${LABELS}
         from time_entries te ${JOINS}
        where w.id = any($1::bigint[]) and e.company_id = $2 and te.voided_at is null and te.end_at is not null
          and ct.date between $3 and $4 and ($5::bigint is null or e.id = $5)`,
      [workerIds, companyId, options.from, options.until, options.eventId ?? null],
    );
    const labels = new Map(rows.map(({ id, ...label }) => [id, label]));
    const ids = [...labels.keys()];
    const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, { ids });
    return workers
      .flatMap(({ entries }) => entries.flatMap(frozenItems))
      .map((item) => ({ ...item, ...labels.get(item.timeEntryId)!, isDifference: false }));
  }
}
