import type { PayBreak, PayEntry } from '../engine/pay-input.js';
import type { RuleSet } from '../engine/rule-set.js';

/** Minutes of a paid meal, unless a rule asks for longer ones. */
const PAID_MEAL = 30;

/**
 * Planned work with a paid meal each time one is due: a plan assumes that everybody eats in time (docs/pay.md 13), so that
 * penalties are never planned.
 */
export function withMealsInTime(entry: PayEntry, sets: readonly RuleSet[]): PayEntry {
  const meals = sets.flatMap((set) => set.meals ?? []);
  const due = Math.min(...meals.map(({ after }) => (after === 'call' ? entry.mealTrigger : after)));
  const minutes = Math.max(PAID_MEAL, ...meals.map(({ length }) => length ?? 0));
  if (!Number.isFinite(due) || due <= 0) return entry;
  const breaks: PayBreak[] = [];
  for (let start = entry.start + due; start < entry.end; start += minutes + due)
    breaks.push({ start, rawStart: start, minutes, paid: true });
  return { ...entry, breaks };
}
