import { fraction, halfUp, times } from './reference-fraction.js';
import { type Entry, type Input, lastOf, type Meal } from './reference-input.js';
import { flatOf, rateOf, type Regular, type Stretch } from './reference-lines.js';
import {
  type Call,
  hasDayRate,
  minimumOf,
  reportingOf,
  type Span,
  topUpOf,
} from './reference-spans.js';
import { wall } from './reference-time.js';

export interface Adder {
  entryId: number;
  kind: string;
  minutes: number | null;
  amount: number | null;
  federal: number;
  week: number;
}

interface Facts {
  input: Input;
  spans: readonly Span[];
  calls: readonly Call[];
  stretches: readonly Stretch[];
  regular: Regular;
  weekOfSpan: (span: Span) => number;
}

/** Section 8 without the sums of a week. */
export function addersOf(facts: Facts): Adder[] {
  const { input, spans, calls, stretches, regular, weekOfSpan } = facts;
  const { sets } = input;
  const adders: Adder[] = [];
  const push = (span: Span, kind: string, minutes: number | null, amount: number | null): void => {
    const week = weekOfSpan(span);
    adders.push({ entryId: span.entry.id, kind, minutes, amount, federal: 0, week });
  };
  const pay = (span: Span, kind: string, minutes: number, multiplier = 100): void => {
    if (minutes <= 0 && kind !== 'cancellation') return;
    const rate = rateOf(span, sets, regular(weekOfSpan(span)));
    const amount = rate && halfUp(times(rate, fraction(minutes * multiplier, 100)));
    push(span, kind, minutes, amount);
  };
  for (const call of calls) {
    if (call.last.entry.context) continue;
    const topUp = topUpOf(call, sets).minutes;
    if (topUp >= reportingOf(call.last, sets)) pay(call.last, 'top_up', topUp);
    const step = lastOf(sets, 'increment');
    const beyond =
      call.minutes - Math.max(0, ...sets.map((set) => minimumOf(call, set, sets) ?? 0));
    if (step === undefined || beyond <= 0 || hasDayRate(call.last, sets)) continue;
    const last = stretches.findLast(({ span }) => span === call.last);
    pay(call.last, 'increment', (step - (beyond % step)) % step, last?.multiplier);
  }
  for (const set of sets) {
    const dates = new Set<string>();
    for (const span of spans) {
      const date = wall(span.entry.zone, span.start).date;
      if (span.paid.length === 0 || dates.has(date)) continue;
      const meals = set.meals ?? [];
      if (!meals.some((_, index) => isMealMissing(span.entry, meals, index))) continue;
      dates.add(date);
      const rate = span.entry.rate && regular(weekOfSpan(span));
      push(span, 'meal_premium', 60, rate && halfUp(times(rate, fraction(60))));
    }
  }
  for (const span of spans) {
    const call = calls.find((each) => each.last === span);
    const due = reportingOf(span, sets);
    const topUp = call ? topUpOf(call, sets).minutes : 0;
    if (due > topUp) pay(span, 'reporting', due);
  }
  for (const set of sets) {
    if (!set.spread) continue;
    const { over, minutes, cents } = set.spread;
    const byDate = new Map<string, Span[]>();
    for (const span of spans) {
      if (span.paid.length === 0) continue;
      const date = wall(span.entry.zone, span.start).date;
      byDate.set(date, [...(byDate.get(date) ?? []), span]);
    }
    for (const day of byDate.values()) {
      const last = day.at(-1)!;
      const end = Math.max(...day.map((span) => span.end));
      if (end - day[0]!.start <= over) continue;
      push(last, 'spread', minutes, last.entry.rate && halfUp(fraction(minutes * cents, 60)));
    }
  }
  for (const span of spans) {
    const { canceledNotice: notice, extras, rate } = span.entry;
    const canceled = sets.flatMap(({ cancellation }) =>
      cancellation && notice !== null && notice < cancellation.notice ? [cancellation.minutes] : [],
    );
    if (canceled.length > 0) pay(span, 'cancellation', Math.max(...canceled));
    const flat = flatOf(span, sets);
    if (flat && rate) push(span, `${rate.per}_rate`, null, halfUp(flat));
    for (const { kind, cents } of extras) push(span, kind, null, cents);
  }
  return adders;
}

function rawBreaks(entry: Entry): { begins: number; minutes: number; from: number; to: number }[] {
  return entry.breaks
    .map(({ rawStart, minutes }) => ({
      begins: rawStart,
      minutes,
      from: Math.max(rawStart, entry.rawStart),
      to: Math.min(rawStart + minutes, entry.rawEnd),
    }))
    .filter(({ from, to }) => from < to);
}

/** 8.3: whether an hour is due for this meal. */
function isMealMissing(entry: Entry, meals: readonly Meal[], index: number): boolean {
  const meal = meals[index]!;
  if (meal.cure !== 'one_hour_premium' || isMealMet(entry, meals, index)) return false;
  const work = workMinutes(entry).length;
  if (work <= afterOf(entry, meal)) return false;
  const isWaived =
    entry.waived.includes(index === 0 ? 'first' : 'second') && work <= (meal.waivableUpTo ?? -1);
  return !(isWaived && (index === 0 || isMealMet(entry, meals, 0)));
}

function isMealMet(entry: Entry, meals: readonly Meal[], index: number): boolean {
  const meal = meals[index]!;
  const after = afterOf(entry, meal);
  const work = workMinutes(entry);
  const moment = after === 0 ? entry.rawStart : (work[after - 1] ?? entry.rawEnd) + 1;
  const begun = rawBreaks(entry).filter(
    ({ begins, minutes }) =>
      minutes >= (meal.length ?? 0) && entry.rawStart <= begins && begins <= moment,
  );
  return begun.length > index;
}

function afterOf(entry: Entry, { after }: Meal): number {
  return after === 'call' ? entry.mealTrigger : after;
}

/** Raw minutes outside all breaks. */
function workMinutes(entry: Entry): number[] {
  const breaks = rawBreaks(entry);
  const work: number[] = [];
  for (let at = entry.rawStart; at < entry.rawEnd; at += 1)
    if (!breaks.some(({ from, to }) => from <= at && at < to)) work.push(at);
  return work;
}
