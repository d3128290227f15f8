import { EXTRA_KINDS } from '../../engine/pay-input.js';
import type { FrozenItem } from './frozen-item.js';

/**
 * Why an entry is paid otherwise than closed periods had it. `extras`: typed beside the hours. `cancellation`: one at short
 * notice is owed now, or no more. `rules`: other rules of pay, or other hours of the same workweek.
 */
export const DIFFERENCE_REASONS = ['hours', 'rate', 'extras', 'cancellation', 'rules'] as const;
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

const EXTRAS: ReadonlySet<string> = new Set(EXTRA_KINDS);
const FLAT_RATES: ReadonlySet<string> = new Set(['day_rate', 'call_rate']);

/** @param found what has to be added to what was frozen of one entry, as `differences` finds it */
export function reasonsOf(found: readonly FrozenItem[]): DifferenceReason[] {
  const canceled = found.filter(({ earning }) => earning === 'cancellation');
  if (canceled.length > 0) return [reasonOfCancellation(canceled)];
  const lines = found.filter(({ multiplier }) => multiplier !== null);
  const hours = !isSame(minutesWorked(lines, 1), minutesWorked(lines, -1));
  const isBoth = found.some(({ sign }) => sign === 1) && found.some(({ sign }) => sign === -1);
  const before = ratesOf(lines, -1);
  const rate =
    isBoth &&
    (found.some(({ earning }) => FLAT_RATES.has(earning)) ||
      (before.length > 0 && ratesOf(lines, 1).some((each) => !before.includes(each))));
  const extras = found.some(({ earning }) => EXTRAS.has(earning));
  const counted = found.filter(({ earning }) => !EXTRAS.has(earning) && !FLAT_RATES.has(earning));
  const isRuled = !hours && !isSame(minutesByEarning(counted, 1), minutesByEarning(counted, -1));
  const rules = isRuled || (found.length > 0 && !hours && !rate && !extras);
  const holds = { hours, rate, extras, cancellation: false, rules };
  return DIFFERENCE_REASONS.filter((reason) => holds[reason]);
}

/** A canceled shift is paid a number of minutes at a rate, and nothing else. */
function reasonOfCancellation(canceled: readonly FrozenItem[]): DifferenceReason {
  const [owed, paid] = ([1, -1] as const).map((sign) =>
    canceled.filter((each) => each.sign === sign),
  );
  if (owed!.length !== paid!.length) return 'cancellation';
  const isOtherTime = !isSame(minutesByEarning(owed!, 1), minutesByEarning(paid!, -1));
  return isOtherTime ? 'rules' : 'rate';
}

/** Stretches of time, joined where one ends as the next begins. */
function minutesWorked(lines: readonly FrozenItem[], sign: 1 | -1): string[] {
  const times = lines
    .filter((line) => line.sign === sign)
    .map(({ from, to }) => [from ?? 0, to ?? 0] as [number, number])
    .sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const time of times) {
    const last = joined.at(-1);
    if (last && time[0] <= last[1]) last[1] = Math.max(last[1], time[1]);
    else joined.push(time);
  }
  return joined.map(String);
}

function ratesOf(lines: readonly FrozenItem[], sign: 1 | -1): string[] {
  return [...new Set(lines.filter((line) => line.sign === sign).map(({ rate }) => String(rate)))];
}

function minutesByEarning(items: readonly FrozenItem[], sign: 1 | -1): string[] {
  const sums = new Map<string, number>();
  for (const { earning, minutes, sign: own } of items)
    if (own === sign) sums.set(earning, (sums.get(earning) ?? 0) + Math.abs(minutes ?? 0));
  return [...sums].map(String);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}
