import { lastOf, type Prepared } from './prepare.js';
import type { RuleSet } from './rule-set.js';

export interface TopUp {
  set: RuleSet;
  minutes: number;
  counts: boolean;
}

/** What a call lacks to its minimum (docs/pay.md 8.1): the largest top-up of all sets; null: nothing. */
export function topUpOf(sets: readonly RuleSet[], call: readonly Prepared[]): TopUp | null {
  if (isDayRate(sets, call.at(-1)!)) return null;
  const worked = minutesOf(call);
  const topUps = sets.flatMap((set) => {
    const due = minimumOf(set, sets, call);
    return due === null || due <= worked
      ? []
      : [{ set, minutes: due - worked, counts: set.minimum?.counts === true }];
  });
  return topUps.toSorted((a, b) => b.minutes - a.minutes)[0] ?? null;
}

/** The minimum of a call under a set, in minutes; null: the set has none. */
export function minimumOf(
  { minimum }: RuleSet,
  sets: readonly RuleSet[],
  call: readonly Prepared[],
): number | null {
  if (!minimum) return null;
  const { gap } = call[0]!;
  const continuity = lastOf(sets, 'continuity') ?? 0;
  const { recall } = minimum;
  if (recall && gap !== null && gap > continuity && gap <= recall.within) return recall.minutes;
  if (minimum.minutes !== 'call') return minimum.minutes;
  return Math.max(...call.map(({ entry }) => entry.minimum));
}

export function minutesOf(call: readonly Prepared[]): number {
  return call.reduce((total, { paidMinutes }) => total + paidMinutes, 0);
}

/** Entries paid by a day rate, where a set has `dayRate`, get no increments and no top-ups. */
export function isDayRate(sets: readonly RuleSet[], { entry }: Prepared): boolean {
  return entry.rate?.per === 'day' && sets.some(({ dayRate }) => dayRate !== undefined);
}
