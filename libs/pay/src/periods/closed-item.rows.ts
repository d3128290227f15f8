import type { Work } from '#libs/platform';
import type { FrozenItem } from './rules/frozen-item.js';

const MINUTE = 60_000;

/** Of closed items `cpi`, as `FrozenItem` has them. */
export const FROZEN_COLUMNS = `cpi.time_entry_id as "timeEntryId", cpi.sign, cpi.earning,
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
    const part = items.slice(at, at + AT_ONCE).map(({ from, to, week, timeEntryId, ...item }) => ({
      ...item,
      ...{ time_entry_id: timeEntryId, week_starts_at: instant(week) },
      ...{ from_at: instant(from), to_at: instant(to) },
    }));
    await work.rows(
      `insert into closed_pay_items (company_id, pay_period_id, is_difference, time_entry_id, sign, earning, from_at, to_at, date,
         week_starts_at, minutes, multiplier, rate, cents, federal, state, contract, because)
       select $1, $2, $3, item.time_entry_id, item.sign, item.earning, item.from_at, item.to_at, item.date, item.week_starts_at,
              item.minutes, item.multiplier, item.rate, item.cents, item.federal, item.state, item.contract, item.because
         from jsonb_to_recordset($4::jsonb) as item(time_entry_id bigint, sign smallint, earning text, from_at timestamptz, to_at timestamptz,
           date date, week_starts_at timestamptz, minutes integer, multiplier integer, rate bigint, cents bigint, federal bigint,
           state bigint, contract bigint, because jsonb)`,
      [period.companyId, period.id, period.isDifference, JSON.stringify(part)],
    );
  }
}

function instant(minute: number | null): string | null {
  return minute === null ? null : new Date(minute * MINUTE).toISOString();
}
