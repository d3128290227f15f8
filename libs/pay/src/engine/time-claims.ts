import type { LocalClock } from './local-clock.js';
import { dateOf } from './local-clock.js';
import type { Claim, ClaimRule } from './pay-result.js';
import { mergedBreaks, type Prepared, type Span } from './prepare.js';
import type { MealRule, RuleSet } from './rule-set.js';

const NEXT_HOUR = 60;

/** Minutes beyond a meal's trigger; `since` is where the meal clock started. */
export interface MealWindow extends Span {
  since: number;
  after: number;
  multiplier: number;
}

/** Rules of one set for one entry that depend on the clock, on meals and on the rest before it, not on counters. */
export interface TimeRules {
  meals: MealWindow[];
  /** The rest rule that holds for the whole entry. */
  rest: Claim | null;
}

/** Windows of `until_meal` and `next_hour` (docs/pay.md 4.1). */
export function mealWindows(prepared: Prepared, rule: MealRule | undefined): MealWindow[] {
  if (!rule || rule.cure === 'one_hour_premium') return [];
  const { entry, from, to } = prepared;
  const after = rule.after === 'call' ? entry.mealTrigger : rule.after;
  const length = rule.length ?? 0;
  const meals = mergedBreaks(
    entry.breaks.filter(({ minutes }) => minutes >= length),
    { from, to },
  );
  const starts = [from, ...meals.map((meal) => meal.to)];
  const ends = [...meals.map((meal) => meal.from), to];
  return starts
    .map((since, nth) => ({
      since,
      after,
      multiplier: rule.multiplier ?? 100,
      from: since + after,
      to: rule.cure === 'next_hour' ? Math.min(ends[nth]!, since + after + NEXT_HOUR) : ends[nth]!,
    }))
    .filter((window) => window.to > window.from);
}

/** Claims of nights, holidays, meals and rest on a minute; `inBreak` minutes are never claimed by meals. */
export function timeClaims(
  set: RuleSet,
  rules: TimeRules,
  clock: LocalClock,
  minute: number,
  inBreak: boolean,
): Claim[] {
  const claims: Claim[] = rules.rest ? [rules.rest] : [];
  const meal = inBreak ? undefined : windowAt(rules.meals, minute);
  if (meal) claims.push(claimOf(set, 'meal', meal.multiplier, meal.after));
  if (set.holidays?.dates.includes(dateOf(clock.day(minute))))
    claims.push(claimOf(set, 'holiday', set.holidays.multiplier, null));
  const ofDay = clock.local(minute) - clock.day(minute) * 1440;
  for (const { from, to, multiplier } of set.nights ?? []) {
    const inside = from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
    if (inside) claims.push(claimOf(set, 'night', multiplier, from));
  }
  return claims;
}

export function windowAt(windows: readonly MealWindow[], minute: number): MealWindow | undefined {
  return windows.find(({ from, to }) => minute >= from && minute < to);
}

/** Local minutes of the day at which a set's nights begin and end. */
export function nightMarks(sets: readonly RuleSet[]): number[] {
  return sets.flatMap(({ nights = [] }) => nights.flatMap(({ from, to }) => [from, to]));
}

export function claimOf(
  { name, version, layer }: RuleSet,
  rule: ClaimRule,
  multiplier: number,
  threshold: number | null,
): Claim {
  return { set: name, version, layer, rule, multiplier, threshold };
}
