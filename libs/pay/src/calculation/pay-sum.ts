import type { PayEntry } from '../engine/pay-input.js';
import type { PaidEntry } from './pay-weeks.js';

/** What entries come to. */
export interface PaySum {
  entries: number;
  /** Paid minutes of work, breaks that are paid included. */
  minutes: number;
  /** Minutes that are paid and were not worked: up to a minimum, to whole steps, reporting pay. */
  addedMinutes: number;
  /** Worked minutes by multiplier in hundredths, ascending. */
  byMultiplier: { multiplier: number; minutes: number }[];
  /** Sum of what is known; null: no entry has a rate. */
  cents: number | null;
  /** Entries whose money is not known, since they have no rate. */
  withoutRate: number;
}

const NOTHING: PaySum = {
  ...{ entries: 0, minutes: 0, addedMinutes: 0, byMultiplier: [], cents: null, withoutRate: 0 },
};

const NOT_WORKED = new Set(['top_up', 'increment', 'reporting', 'cancellation']);

type Paid = Pick<PaidEntry, 'lines' | 'adders'> & { time: { entry: Pick<PayEntry, 'rate'> } };

/** Adds up lines and adders; each is rounded already. */
export function paySumOf(entries: readonly Paid[]): PaySum {
  const byMultiplier = new Map<number, number>();
  const sum: PaySum = { ...NOTHING, entries: entries.length };
  for (const { lines, adders, time } of entries) {
    for (const { minutes, multiplier } of lines) {
      sum.minutes += minutes;
      byMultiplier.set(multiplier, (byMultiplier.get(multiplier) ?? 0) + minutes);
    }
    for (const { kind, minutes } of adders)
      if (NOT_WORKED.has(kind)) sum.addedMinutes += minutes ?? 0;
    const amounts = [...lines, ...adders].map(({ amount }) => amount);
    if (amounts.includes(null) || (amounts.length === 0 && time.entry.rate === null))
      sum.withoutRate += 1;
    for (const amount of amounts) if (amount !== null) sum.cents = (sum.cents ?? 0) + amount;
    if (amounts.length === 0 && time.entry.rate !== null) sum.cents ??= 0;
  }
  sum.byMultiplier = ascending(byMultiplier);
  return sum;
}

function ascending(byMultiplier: ReadonlyMap<number, number>): PaySum['byMultiplier'] {
  return [...byMultiplier]
    .sort(([a], [b]) => a - b)
    .map(([multiplier, minutes]) => ({ multiplier, minutes }));
}

/** What several sums come to; nothing of none. */
export function addPaySums(sums: readonly PaySum[]): PaySum {
  const byMultiplier = new Map<number, number>();
  const total: PaySum = { ...NOTHING };
  for (const sum of sums) {
    total.entries += sum.entries;
    total.minutes += sum.minutes;
    total.addedMinutes += sum.addedMinutes;
    total.withoutRate += sum.withoutRate;
    if (sum.cents !== null) total.cents = (total.cents ?? 0) + sum.cents;
    for (const { multiplier, minutes } of sum.byMultiplier)
      byMultiplier.set(multiplier, (byMultiplier.get(multiplier) ?? 0) + minutes);
  }
  total.byMultiplier = ascending(byMultiplier);
  return total;
}
