import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { ENTRIES_BY_ID } from '../worked-time/canceled-time.rows.js';
import { mayReadMoney } from '../pay.policy.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import type { FrozenItem } from './rules/frozen-item.js';
import { type DifferenceReason, reasonsOf } from './rules/why-different.js';
import type { PaidPerson } from './rules/worker-totals.js';

/** Whose an entry is, where, and what closed periods have paid for it. Money is in cents. */
export interface EntryAhead extends PaidPerson {
  id: number;
  event: string;
  call: string;
  callSlug: string;
  /** Of the call. */
  date: string;
  isCanceled: boolean;
  /** First day of the closed period that paid it first; null: none did. */
  period: string | null;
  frozenCents: number;
}

/** An entry of a closed period that is paid otherwise by now: the next closing carries the difference. */
export interface CarriedDifference {
  entry: EntryAhead;
  /** Minutes of work and paid breaks, more or less. */
  minutes: number;
  before: number;
  after: number;
  /** Why it differs: at least one. */
  because: DifferenceReason[];
}

/** What is paid otherwise by now than closed periods had it, as the next closing will have it. */
@Injectable()
export class CarriedDifferenceQueries {
  constructor(private readonly changes: PayDifferenceQueries) {}

  /** Nothing where the actor may not read the company's money. Nine statements. */
  async ofCall(work: Work, companyId: number, callTimeId: number): Promise<CarriedDifference[]> {
    if (!mayReadMoney(work.actor, companyId)) return [];
    const changed = await this.changes.changedUnchecked(work, companyId, callTimeId);
    const found = await this.changes.ofEntriesUnchecked(work, companyId, changed);
    return carriedDifferences(found, await this.entriesUnchecked(work, changed));
  }

  /** Whose entries are. One statement. The caller has checked the right. */
  async entriesUnchecked(work: Work, ids: readonly number[]): Promise<Map<number, EntryAhead>> {
    if (ids.length === 0) return new Map();
    const rows = await work.jsonRows<EntryAhead>(
      `select paid.id, w.id as "workerId", w.name as worker, w.slug, wpn.number as "payrollNumber", e.event_name as event,
              ct.name as call, ct.slug as "callSlug", coalesce(paid.date, ct.date) as date, paid.date is not null as "isCanceled",
              (select min(pp.starts_on) from closed_pay_items cpi join pay_periods pp on pp.id = cpi.pay_period_id
                where paid.id in (cpi.time_entry_id, cpi.cancellation_id)) as period,
              (select coalesce(sum(cpi.cents), 0)::bigint from closed_pay_items cpi where paid.id in (cpi.time_entry_id, cpi.cancellation_id)) as "frozenCents"
         from ${ENTRIES_BY_ID}
         join workers w on w.id = paid.worker_id
         join labor_requirements q on q.id = paid.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
         left join worker_payroll_numbers wpn on wpn.worker_id = w.id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** By worker and date. @param found what has to be added to what was frozen */
export function carriedDifferences(
  found: readonly FrozenItem[],
  entries: ReadonlyMap<number, EntryAhead>,
): CarriedDifference[] {
  const ids = [...new Set(found.map(({ entryId }) => entryId))];
  return ids
    .map((id) => differenceOf(entries.get(id)!, found))
    .sort(
      (a, b) =>
        a.entry.worker.localeCompare(b.entry.worker) || a.entry.date.localeCompare(b.entry.date),
    );
}

function differenceOf(entry: EntryAhead, found: readonly FrozenItem[]): CarriedDifference {
  const own = found.filter(({ entryId }) => entryId === entry.id);
  const sum = (numbers: (number | null)[]): number =>
    numbers.reduce<number>((all, each) => all + (each ?? 0), 0);
  const before = entry.frozenCents;
  return {
    ...{ entry, before, after: before + sum(own.map(({ cents }) => cents)) },
    because: reasonsOf(own),
    minutes: sum(own.map(({ multiplier, minutes }) => (multiplier === null ? 0 : minutes))),
  };
}
