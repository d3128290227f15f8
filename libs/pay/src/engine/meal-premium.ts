import type { PayEntry } from './pay-input.js';
import { mergedBreaks, type Prepared, sum } from './prepare.js';
import type { RuleSet } from './rule-set.js';

const WAIVED = ['first', 'second'] as const;

/**
 * The first meal that this entry lacked and a set owes a premium hour for (docs/pay.md 8.3): the minutes of work after which
 * it was due, and those worked. Raw punches count. Null: none.
 */
export function missingMeal(
  { meals = [] }: RuleSet,
  { entry }: Prepared,
): { trigger: number; worked: number } | null {
  const work = workOf(entry);
  const worked = sum(work);
  const begun = meals.map(({ after, length = 0 }) => {
    const trigger = after === 'call' ? entry.mealTrigger : after;
    const limit = momentAfter(work, trigger);
    const begins = entry.breaks.filter(
      ({ minutes, rawStart }) =>
        minutes >= length && rawStart >= entry.rawStart && rawStart <= limit,
    );
    return { trigger, count: begins.length };
  });
  const missing = meals.findIndex(({ cure, waivableUpTo = -1 }, nth) => {
    const { trigger, count } = begun[nth]!;
    if (cure !== 'one_hour_premium' || worked <= trigger || count > nth) return false;
    const isWaived =
      entry.waived.includes(WAIVED[nth] ?? 'second') &&
      worked <= waivableUpTo &&
      (nth === 0 || begun[0]!.count > 0);
    return !isWaived;
  });
  return missing < 0 ? null : { trigger: begun[missing]!.trigger, worked };
}

/** Raw minutes at work, without any breaks. */
function workOf({ rawStart, rawEnd, breaks }: PayEntry): { from: number; to: number }[] {
  const span = { from: rawStart, to: rawEnd };
  const away = mergedBreaks(breaks, span, (each) => each.rawStart);
  const starts = [span.from, ...away.map(({ to }) => to)];
  const ends = [...away.map(({ from }) => from), span.to];
  return starts.map((from, nth) => ({ from, to: ends[nth]! })).filter(({ from, to }) => to > from);
}

/** The instant at which so many minutes of work were done; the end of the work if they never were. */
function momentAfter(work: readonly { from: number; to: number }[], minutes: number): number {
  let left = minutes;
  for (const { from, to } of work) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return work.at(-1)?.to ?? 0;
}
