import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import {
  type EntryOfPay,
  EntryPayQueries,
  type EntryPunch,
} from '../calculation/entry-pay.queries.js';
import { mayReadMoney } from '../pay.policy.js';
import { FROZEN_COLUMNS, FROZEN_ENTRY_ID, FROZEN_ITEMS } from './closed-item.rows.js';
import type { FrozenItem } from './rules/frozen-item.js';
import { ruleOf } from './rules/frozen-sentence.js';
import type { PaidWork } from './rules/work-ahead.js';

/** A frozen item as screens show it. */
export interface ShownItem extends FrozenItem {
  id: number;
  isDifference: boolean;
  /** By which it is paid; null: no rule, the time itself or a typed amount. */
  rule: { set: string; version: number } | null;
  /** The company's rule set of this name and version; null: a shipped one, or none. */
  ruleSetId: number | null;
  /** Day from which that version counts. */
  versionFrom: string | null;
}

/** What one closed period holds of an entry. */
export interface FrozenPart {
  startsOn: string;
  endsOn: string;
  payday: string;
  closedAt: Date;
  /** Lines by time, then adders; what is taken back first. */
  items: ShownItem[];
  cents: number;
  /** Those that were recorded when it was closed. */
  punches: EntryPunch[];
}

export interface FrozenEntry {
  entry: EntryOfPay;
  /** By closing; none: it is in no closed period. */
  parts: FrozenPart[];
  /** Of all. */
  cents: number;
  isOffice: boolean;
}

type Row = Omit<ShownItem, 'rule'> &
  Pick<FrozenPart, 'startsOn' | 'endsOn' | 'payday'> & { closedAt: string };

/** What was frozen, as it was frozen, down to lines, rule versions and the punches of that day. */
@Injectable()
export class FrozenEntryQueries {
  constructor(private readonly entries: EntryPayQueries) {}

  /**
   * For whoever may read the money of the company, and for the worker. Two statements.
   *
   * @throws NotFound no such entry, or its money is not for the actor
   */
  async ofEntry(work: Work, id: number): Promise<FrozenEntry> {
    const entry = await this.entries.reached(work, id);
    const rows = await work.jsonRows<Row>(
      `select cpi.id, ${FROZEN_COLUMNS}, cpi.is_difference as "isDifference", prs.id as "ruleSetId", prv.effective_from as "versionFrom",
              pp.starts_on as "startsOn", pp.ends_on as "endsOn", pp.payday, pp.closed_at as "closedAt"
         from closed_pay_items cpi
         join pay_periods pp on pp.company_id = cpi.company_id and pp.id = cpi.pay_period_id
         left join pay_rule_sets prs on prs.id = (
           select max(named.id) from pay_rule_sets named
            where named.company_id = cpi.company_id and named.name = coalesce(cpi.because -> 'claim' ->> 'set', cpi.because -> 'adding' -> 0 ->> 'set', cpi.because ->> 'set'))
         left join pay_rule_set_versions prv on prv.rule_set_id = prs.id
          and prv.version = coalesce(cpi.because -> 'claim' ->> 'version', cpi.because -> 'adding' -> 0 ->> 'version', cpi.because ->> 'version')::int
        where $1 in (cpi.time_entry_id, cpi.cancellation_id) order by pp.starts_on, cpi.sign, cpi.from_at nulls last, cpi.id`,
      [id],
    );
    const isOffice = mayReadMoney(work.actor, entry.company.id);
    const parts = partsOf(rows, entry.punches);
    return { entry, parts, isOffice, cents: parts.reduce((sum, { cents }) => sum + cents, 0) };
  }

  /** What a closed period has of a worker, entry by entry, by date. One statement. The caller has checked the right. */
  ofWorkerUnchecked(
    work: Work,
    companyId: number,
    periodId: number,
    workerId: number,
  ): Promise<PaidWork[]> {
    return work.jsonRows<PaidWork>(
      `select ${FROZEN_ENTRY_ID} as id, e.event_name as event, ct.name as call, coalesce(cpi.canceled_date, ct.date) as date,
              cpi.canceled_date is not null as "isCanceled", bool_or(cpi.is_difference) as "isDifference",
              coalesce(sum(cpi.minutes) filter (where cpi.multiplier is not null), 0)::int as minutes,
              coalesce(sum(cpi.cents), 0)::bigint as cents
         from ${FROZEN_ITEMS}
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where cpi.company_id = $1 and cpi.pay_period_id = $2 and w.id = $3
        group by 1, e.id, ct.id, cpi.canceled_date order by 4, 1`,
      [companyId, periodId, workerId],
    );
  }
}

function partsOf(rows: readonly Row[], punches: readonly EntryPunch[]): FrozenPart[] {
  const parts = new Map<string, FrozenPart>();
  for (const { startsOn, endsOn, payday, closedAt: at, ...item } of rows) {
    const closedAt = new Date(at);
    const known = parts.get(startsOn) ?? {
      ...{ startsOn, endsOn, payday, closedAt, items: [], cents: 0 },
      punches: punches.filter(({ recorded_at: recorded }) => new Date(recorded) <= closedAt),
    };
    parts.set(startsOn, known);
    known.items.push({ ...item, rule: ruleOf(item) });
    known.cents += item.cents ?? 0;
  }
  return [...parts.values()];
}
