import type { AdderBecause } from './pay-result.js';
import { lastOf, type Prepared } from './prepare.js';
import type { RuleSet } from './rule-set.js';

export interface TopUp {
  set: RuleSet;
  minutes: number;
  because: AdderBecause;
  counts: boolean;
}

/** What a work period lacks to its minimum call (docs/pay.md 8.1): the largest top-up of all sets; null: nothing. */
export function topUpOf(sets: readonly RuleSet[], period: readonly Prepared[]): TopUp | null {
  if (isDayRate(sets, period.at(-1)!)) return null;
  const worked = minutesOf(period);
  const topUps = sets.flatMap((set) => {
    const due = dueOf(set, sets, period);
    if (due === null || due.minutes <= worked) return [];
    const because = { code: due.code, threshold: due.minutes, before: worked };
    const counts = set.minimum?.counts === true;
    return [{ set, minutes: due.minutes - worked, because, counts }];
  });
  return topUps.toSorted((a, b) => b.minutes - a.minutes)[0] ?? null;
}

/** The minimum of a work period under a set, in minutes; null: the set has none. */
export function minimumOf(
  set: RuleSet,
  sets: readonly RuleSet[],
  period: readonly Prepared[],
): number | null {
  return dueOf(set, sets, period)?.minutes ?? null;
}

function dueOf(
  { minimum }: RuleSet,
  sets: readonly RuleSet[],
  period: readonly Prepared[],
): { minutes: number; code: 'minimum' | 'recall' } | null {
  if (!minimum) return null;
  const { gap } = period[0]!;
  const continuity = lastOf(sets, 'continuity') ?? 0;
  const { recall } = minimum;
  if (recall && gap !== null && gap > continuity && gap <= recall.within)
    return { minutes: recall.minutes, code: 'recall' };
  const ofCall = Math.max(...period.map(({ entry }) => entry.minimum));
  return { minutes: minimum.minutes === 'call' ? ofCall : minimum.minutes, code: 'minimum' };
}

export function minutesOf(period: readonly Prepared[]): number {
  return period.reduce((total, { paidMinutes }) => total + paidMinutes, 0);
}

/** Entries paid by a day rate, where a set has `dayRate`, get no increments and no top-ups. */
export function isDayRate(sets: readonly RuleSet[], { entry }: Prepared): boolean {
  return entry.rate?.per === 'day' && sets.some(({ dayRate }) => dayRate !== undefined);
}
