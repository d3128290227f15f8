import type { Work } from '#libs/platform';
import type { FrozenItem } from './rules/frozen-item.js';

const MINUTE = 60_000;

/** Of closed items `cpi`: the time entry or cancellation. */
export const FROZEN_ENTRY_ID = `coalesce(cpi.time_entry_id, cpi.cancellation_id)`;

/**
 * Closed items `cpi` with whose they are: worker w and requirement q; `canceled_date` is that of a cancellation. Two kinds
 * of items side by side, not outer joins: so that those of one worker are found by index.
 */
export const FROZEN_ITEMS = `(
    select cpi.*, r.id as labor_request_id, r.worker_id, r.labor_requirement_id, te.time_zone, null::date as canceled_date
      from closed_pay_items cpi
      join time_entries te on te.id = cpi.time_entry_id
      join labor_requests r on r.id = te.labor_request_id
     union all
    select cpi.*, null::bigint, can.worker_id, can.labor_requirement_id, can.time_zone, can.date
      from closed_pay_items cpi
      join cancellations can on can.id = cpi.cancellation_id) cpi
  join workers w on w.id = cpi.worker_id
  join labor_requirements q on q.id = cpi.labor_requirement_id`;

/** Of closed items `cpi`, as `FrozenItem` has them. */
export const FROZEN_COLUMNS = `${FROZEN_ENTRY_ID} as "entryId", cpi.sign, cpi.earning,
  (extract(epoch from cpi.from_at) / 60)::bigint as from, (extract(epoch from cpi.to_at) / 60)::bigint as to,
  cpi.date::text as date, (extract(epoch from cpi.week_starts_at) / 60)::bigint as week, cpi.minutes, cpi.multiplier, cpi.rate,
  cpi.cents, cpi.federal, cpi.state, cpi.contract, cpi.because`;

/** Items written with one statement. */
const AT_ONCE = 2000;

/** Freezes items in a period. */
export async function writeFrozen(
  work: Work,
  period: { id: number; companyId: number; isDifference: boolean },
  items: readonly FrozenItem[],
): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const part = items.slice(at, at + AT_ONCE).map(({ from, to, week, entryId, ...item }) => ({
      ...item,
      ...{ entry_id: entryId, week_starts_at: instant(week) },
      ...{ from_at: instant(from), to_at: instant(to) },
    }));
    await work.rows(
      `insert into closed_pay_items (company_id, pay_period_id, is_difference, time_entry_id, cancellation_id, sign, earning, from_at, to_at, date,
         week_starts_at, minutes, multiplier, rate, cents, federal, state, contract, because)
       select $1, $2, $3, case when can.id is null then item.entry_id end, can.id, item.sign, item.earning, item.from_at, item.to_at, item.date, item.week_starts_at,
              item.minutes, item.multiplier, item.rate, item.cents, item.federal, item.state, item.contract, item.because
         from jsonb_to_recordset($4::jsonb) as item(entry_id bigint, sign smallint, earning text, from_at timestamptz, to_at timestamptz,
           date date, week_starts_at timestamptz, minutes integer, multiplier integer, rate bigint, cents bigint, federal bigint,
           state bigint, contract bigint, because jsonb)
         left join cancellations can on can.company_id = $1 and can.id = item.entry_id`,
      [period.companyId, period.id, period.isDifference, JSON.stringify(part)],
    );
  }
}

function instant(minute: number | null): string | null {
  return minute === null ? null : new Date(minute * MINUTE).toISOString();
}
