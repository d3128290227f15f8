import type { FirstThen, Layer, MealRule, Rules, Tier } from '../../engine/rule-set.js';
import type { RuleProblem, RuleProblemCode } from './rule-problem.js';

const STRAIGHT = 100;

/**
 * What the engine would compute, but nobody can have meant. Empty: nothing.
 *
 * @param isWhole false: options that are wrong in themselves were left out
 */
export function checkSense(rules: Rules, layer: Layer, isWhole: boolean): RuleProblem[] {
  const { weekdays = [], consecutive = [], nights = [], rest = [] } = rules;
  if (isWhole && Object.keys(rules).every((name) => name === 'combine')) return [at('', 'no_rule')];
  return [
    ...daySense(rules),
    ...ascending(rules.daily, 'daily'),
    ...ascending(rules.weekly, 'weekly'),
    ...weekdays.flatMap((rule, nth) => firstThenSense(rule, `weekdays.${nth}`)),
    ...repeated(
      weekdays.flatMap(({ days }, nth) =>
        days.map((day, entry) => ({ key: day, path: `weekdays.${nth}.days.${entry}` })),
      ),
      'day_twice',
    ),
    ...consecutive.flatMap((rule, nth) => firstThenSense(rule, `consecutive.${nth}`)),
    ...repeated(
      consecutive.map(({ nth }, entry) => ({ key: nth, path: `consecutive.${entry}.nth` })),
      'nth_twice',
    ),
    ...(rules.meals ?? []).flatMap((meal, nth, meals) => mealSense(meal, nth, meals[nth - 1])),
    ...repeated(
      nights.map(({ from, to }, nth) => ({ key: `${from} ${to}`, path: `nights.${nth}.from` })),
      'night_twice',
    ),
    ...repeated(
      (rules.holidays?.dates ?? []).map((key, nth) => ({ key, path: `holidays.dates.${nth}` })),
      'date_twice',
    ),
    ...rest.flatMap(({ from, below }, nth) =>
      when(below <= from, `rest.${nth}.below`, 'below_from'),
    ),
    ...amountsSense(rules, layer),
  ];
}

function daySense({ day }: Rules): RuleProblem[] {
  if (!day) return [];
  const hasGap = 'gap' in day;
  if (day.kind === 'period') return when(!hasGap, 'day.gap', 'gap_missing');
  return when(hasGap, 'day.gap', 'gap_unused');
}

function ascending(tiers: readonly Tier[] = [], path: string): RuleProblem[] {
  return tiers.flatMap(({ after }, nth) =>
    when(nth > 0 && after <= tiers[nth - 1]!.after, `${path}.${nth}.after`, 'not_ascending'),
  );
}

function firstThenSense({ first, multiplier, then }: FirstThen, path: string): RuleProblem[] {
  if (first !== undefined && then === undefined) return [at(`${path}.then`, 'first_without_then')];
  if (first === undefined && then !== undefined) return [at(`${path}.first`, 'then_without_first')];
  const isStraight = multiplier === STRAIGHT && (then ?? STRAIGHT) === STRAIGHT;
  return when(isStraight, `${path}.multiplier`, 'nothing_extra');
}

function mealSense(meal: MealRule, nth: number, before: MealRule | undefined): RuleProblem[] {
  const { after, cure, multiplier, waivableUpTo } = meal;
  const path = `meals.${nth}`;
  const isPremium = cure === 'one_hour_premium';
  const isWaivable = waivableUpTo !== undefined;
  const isTooEarly = before && (isAtMost(after, before.after) || after === 'call');
  return [
    ...when(nth > 0 && !isPremium, `${path}.cure`, 'second_meal_cure'),
    ...when(Boolean(isTooEarly), `${path}.after`, 'second_meal_early'),
    ...when(!isPremium && multiplier === undefined, `${path}.multiplier`, 'multiplier_missing'),
    ...when(isPremium && multiplier !== undefined, `${path}.multiplier`, 'multiplier_unused'),
    ...when(!isPremium && isWaivable, `${path}.waivable_up_to`, 'waiver_unused'),
    ...when(
      isPremium && isWaivable && isAtMost(waivableUpTo, after),
      `${path}.waivable_up_to`,
      'waiver_short',
    ),
  ];
}

/** False where one of them depends on the call. */
function isAtMost(one: number | 'call', other: number | 'call'): boolean {
  return one !== 'call' && other !== 'call' && one <= other;
}

function amountsSense(rules: Rules, layer: Layer): RuleProblem[] {
  const { minimum, reporting, dayRate, continuity = 0 } = rules;
  return [
    ...when(
      minimum?.recall !== undefined && minimum.recall.within <= continuity,
      'minimum.recall.within',
      'recall_continues',
    ),
    ...when(
      reporting !== undefined && reporting.most < reporting.least,
      'reporting.most',
      'most_below_least',
    ),
    ...when(
      dayRate?.half !== undefined && dayRate.half >= dayRate.minutes,
      'day_rate.half',
      'half_not_below',
    ),
    ...when(rules.bonus !== undefined && layer !== 'state', 'bonus', 'bonus_of_state'),
  ];
}

function repeated(
  keyed: readonly { key: string | number; path: string }[],
  code: RuleProblemCode,
): RuleProblem[] {
  const seen = new Set<string | number>();
  return keyed.flatMap(({ key, path }) => when(seen.size === seen.add(key).size, path, code));
}

function when(isSo: boolean, path: string, code: RuleProblemCode): RuleProblem[] {
  return isSo ? [at(path, code)] : [];
}

function at(path: string, code: RuleProblemCode): RuleProblem {
  return { path, code };
}
