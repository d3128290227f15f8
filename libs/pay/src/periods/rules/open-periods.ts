import { addDays } from '#libs/kernel';
import { payPeriodOf, type PeriodRule } from '../../settings/rules/pay-period.js';

/** First and last day, 'YYYY-MM-DD'. */
export interface PeriodDates {
  startsOn: string;
  endsOn: string;
}

/** Periods that are not closed are shown for two years of weeks at most. */
const MOST = 104;

/**
 * Periods that are not closed, up to the one that runs, the latest first. The first one begins the day after the last closed
 * one, also where the company changed its kind of period meanwhile.
 *
 * @param lastClosed last day that is closed; null: nothing is
 * @param firstWork date of the oldest call or paid cancellation that waits; null: none does
 */
export function openPeriods(
  rule: PeriodRule,
  {
    today,
    lastClosed,
    firstWork,
  }: { today: string; lastClosed: string | null; firstWork: string | null },
): PeriodDates[] {
  const oldest = firstWork !== null && firstWork < today ? firstWork : today;
  const begins = lastClosed === null ? payPeriodOf(rule, oldest).from : addDays(lastClosed, 1);
  const periods: PeriodDates[] = [];
  for (let startsOn = begins; startsOn <= today;) {
    const { until } = payPeriodOf(rule, startsOn);
    periods.push({ startsOn, endsOn: addDays(until, -1) });
    startsOn = until;
  }
  return periods.reverse().slice(0, MOST);
}
