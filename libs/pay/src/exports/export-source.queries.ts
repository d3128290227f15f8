import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { FROZEN_COLUMNS, FROZEN_ITEMS } from '../periods/closed-item.rows.js';
import { frozenItems } from '../periods/rules/frozen-item.js';
import { CANCELLATION_COUNTS } from '../worked-time/canceled-time.rows.js';
import type { ExportOptions } from './export-options.js';
import type { ExportedItem } from './export-table.js';

/** Entries, or frozen items, that are in memory at a time; of dates, a worker's own are read at once. */
const ROWS_AT_ONCE = 500;

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

/** Where a frozen item stands in a file: worker, date, start, entry, and its id. */
type FrozenKey = readonly (number | string)[];

interface KeyedItem extends ExportedItem {
  id: number;
  nth: number;
  sort_at: Date;
  key: FrozenKey;
}

/** @param paid alias of what is paid */
const labels = (paid: 'cpi' | 'paid'): string => `
  w.name as worker, wpn.number as "payrollNumber", t.name as skill, e.event_name as event, ct.name as call,
  coalesce(${paid}.canceled_date, ct.date)::text as "callDate", coalesce(${paid}.time_zone, l.time_zone, c.time_zone) as zone`;
const JOINS = `
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

  /** Workers with something to export, by name, in batches whose items fit into memory: ids only. One statement. */
  async workerBatches(work: Work, source: ExportSource): Promise<number[][]> {
    const { companyId, periodId, options } = source;
    const rows = await work.rows<{ id: number; rows: number }>(
      periodId === null
        ? `select w.id, count(*)::int as rows from (
             select r.worker_id, ct.date, ct.event_id from workers w
               join labor_requests r on r.worker_id = w.id
               join time_entries te on te.labor_request_id = r.id
               join labor_requirements q on q.id = r.labor_requirement_id
               join call_times ct on ct.id = q.call_time_id
              where w.company_id = $1 and te.voided_at is null and te.end_at is not null
              union all
             select can.worker_id, can.date, ct.event_id from cancellations can join call_times ct on ct.id = can.call_time_id
              where can.company_id = $1 and ${CANCELLATION_COUNTS}) paid
             join workers w on w.id = paid.worker_id
            where ($2::bigint is null or w.id = $2) and paid.date between $3 and $4 and ($5::bigint is null or paid.event_id = $5)
            group by w.id order by w.name, w.id`
        : `select w.id, count(*)::int as rows from ${FROZEN_ITEMS}
            where cpi.company_id = $1 and cpi.pay_period_id = $3 and w.company_id = $1 and ($2::bigint is null or w.id = $2)
            group by w.id order by w.name, w.id`,
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
    return inBatches(rows);
  }

  /** The items of some workers, in the order of the workers, then by time, part by part. */
  async *itemsUnchecked(
    work: Work,
    source: ExportSource,
    workerIds: readonly number[],
  ): AsyncGenerator<ExportedItem[]> {
    if (source.periodId === null) yield await this.countingNow(work, source, workerIds);
    else yield* this.frozen(work, source, workerIds);
  }

  private async *frozen(
    work: Work,
    { companyId, periodId }: ExportSource,
    workerIds: readonly number[],
  ): AsyncGenerator<ExportedItem[]> {
    let after: FrozenKey = [0, '-infinity', '-infinity', 0, 0];
    for (let isLast = false; !isLast;) {
      const part = await work.rows<KeyedItem>(
        `select *, json_build_array(nth, date, sort_at, "entryId", id) as key
           from (select ${FROZEN_COLUMNS}, cpi.id, array_position($3::bigint[], w.id) as nth,
                        coalesce(cpi.from_at, 'infinity') as sort_at,
                        cpi.is_difference as "isDifference", w.id as "workerId", ${labels('cpi')}
                   from ${FROZEN_ITEMS} ${JOINS}
                  where cpi.company_id = $1 and cpi.pay_period_id = $2 and cpi.worker_id = any($3::bigint[])) item
          where (nth, item.date::date, sort_at, "entryId", id) > ($4, $5::date, $6::timestamptz, $7, $8)
          order by nth, item.date::date, sort_at, "entryId", id
          limit ${ROWS_AT_ONCE}`,
        [companyId, periodId, workerIds, ...after],
      );
      isLast = part.length < ROWS_AT_ONCE;
      if (!isLast) after = part.at(-1)!.key;
      yield part;
    }
  }

  private async countingNow(
    work: Work,
    { companyId, options }: ExportSource,
    workerIds: readonly number[],
  ): Promise<ExportedItem[]> {
    const rows = await work.jsonRows<Label & { id: number }>(
      `with paid as (
         select te.id, r.worker_id, r.labor_requirement_id, te.time_zone, null::date as canceled_date
           from labor_requests r join time_entries te on te.labor_request_id = r.id
          where r.worker_id = any($1::bigint[]) and te.voided_at is null and te.end_at is not null
          union all
         select can.id, can.worker_id, can.labor_requirement_id, can.time_zone, can.date from cancellations can
          where can.worker_id = any($1::bigint[]) and ${CANCELLATION_COUNTS})
       select paid.id, w.id as "workerId", ${labels('paid')}
         from paid
         join workers w on w.id = paid.worker_id
         join labor_requirements q on q.id = paid.labor_requirement_id ${JOINS}
        where e.company_id = $2 and coalesce(paid.canceled_date, ct.date) between $3 and $4 and ($5::bigint is null or e.id = $5)`,
      [workerIds, companyId, options.from, options.until, options.eventId ?? null],
    );
    const labelled = new Map(rows.map(({ id, ...label }) => [id, label]));
    const ids = [...labelled.keys()];
    const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, { ids });
    const items = workers
      .flatMap(({ entries }) => entries.flatMap(frozenItems))
      .map((item) => ({ ...item, ...labelled.get(item.entryId)!, isDifference: false }));
    const nth = new Map(workerIds.map((id, index) => [id, index]));
    return items.sort(
      (a, b) =>
        nth.get(a.workerId)! - nth.get(b.workerId)! ||
        (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
        (a.from ?? Number.MAX_SAFE_INTEGER) - (b.from ?? Number.MAX_SAFE_INTEGER) ||
        a.entryId - b.entryId,
    );
  }
}

/** Cuts where the next worker would be too much. */
function inBatches(workers: readonly { id: number; rows: number }[]): number[][] {
  const batches: number[][] = [];
  let room = 0;
  for (const { id, rows } of workers) {
    if (rows > room || batches.length === 0) [room] = [ROWS_AT_ONCE, batches.push([])];
    batches.at(-1)!.push(id);
    room -= rows;
  }
  return batches;
}
