import { addDays } from '#libs/kernel';

export const PERIOD_KINDS = ['weekly', 'two_weeks', 'half_months', 'months'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** `anchor` is a date on which a period begins; of half months and months only its day counts. */
export interface PeriodRule {
  kind: PeriodKind;
  anchor: string;
}

/** Dates: the first one of the period, and the first one after it. */
export interface PayPeriodDates {
  from: string;
  until: string;
}

/** The latest day of the month on which a period of that kind can begin, so that each month has it. */
const LATEST_DAY: Record<PeriodKind, number> = {
  weekly: 31,
  two_weeks: 31,
  half_months: 13,
  months: 28,
};

const HALF_MONTH = 15;
const DAY = 86_400_000;

/** Whether periods of the kind can begin on that date: half months on the 1st to 13th, months on the 1st to 28th. */
export function isAnchor({ kind, anchor }: PeriodRule): boolean {
  return dayOf(anchor) <= LATEST_DAY[kind];
}

/**
 * The pay period in which a date lies. Half months begin on the anchor's day and 15 days later: the 1st and the 16th.
 *
 * @param date 'YYYY-MM-DD'
 */
export function payPeriodOf({ kind, anchor }: PeriodRule, date: string): PayPeriodDates {
  if (kind === 'weekly' || kind === 'two_weeks') {
    const length = kind === 'weekly' ? 7 : 14;
    const days = Math.round((Date.parse(date) - Date.parse(anchor)) / DAY);
    const from = addDays(anchor, Math.floor(days / length) * length);
    return { from, until: addDays(from, length) };
  }
  const day = dayOf(anchor);
  const starts = kind === 'months' ? [day] : [day, day + HALF_MONTH];
  const begins = [-1, 0, 1].flatMap((months) =>
    starts.map((start) => inMonth(date, months, start)),
  );
  const at = begins.findLastIndex((begin) => begin <= date);
  return { from: begins[at]!, until: begins[at + 1]! };
}

function dayOf(date: string): number {
  return Number(date.slice(8, 10));
}

/** @param months after the month of the date */
function inMonth(date: string, months: number, day: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
}
