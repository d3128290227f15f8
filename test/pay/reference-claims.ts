import type { Input, Meal, Part, Rest, Rules, Tier } from './reference-input.js';
import { type Call, type Span, topUpOf } from './reference-spans.js';
import { plusDays, wall, weekdayOf, weekOf } from './reference-time.js';

export interface Claim {
  rule: string;
  threshold: number | null;
  multiplier: number;
}

export interface PaidMinute {
  at: number;
  span: Span;
  date: string;
  week: number;
  paidBreak: boolean;
  /** The best claim of each set. */
  claims: (Claim | null)[];
}

/** Daily counter of one set. */
interface DayCounter {
  key: string;
  since: number;
  counts: Map<string, number>;
}

/** At the same multiplier the earlier one counts. */
const ORDER = ['daily', 'consecutive', 'weekday', 'weekly', 'rest', 'meal', 'holiday', 'night'];
export const HOURS = ['daily', 'consecutive', 'weekday', 'weekly'];

/** Section 4, going forward minute by minute. */
export function claimsOf(input: Input, calls: readonly Call[]): PaidMinute[] {
  const { sets } = input;
  const days: DayCounter[] = sets.map(() => ({ key: '', since: -Infinity, counts: new Map() }));
  const weekly = new Map<number, number>();
  const dates = new Map<string, number>();
  const spans = calls.flatMap((call) => call.spans);
  const minutes: PaidMinute[] = [];
  for (const call of calls) {
    for (const span of call.spans) {
      const resting = sets.map((set) =>
        (set.rest ?? []).filter((rule) => restHolds(rule, spans, spans.indexOf(span))),
      );
      for (const at of span.paid) {
        const { date, minute } = wall(span.entry.zone, at);
        const week = weekOf(input.zone, input.workweek, at);
        const ofDate = add(dates, date, 1);
        const nth = consecutiveDates(dates, date, wall(input.zone, week).date);
        const found = sets.map((set, index): Claim[] => {
          const day = days[index]!;
          enterDay(day, set, span, at, date);
          const count = add(day.counts, day.key, 1);
          return [
            ...tiers('daily', set.daily, count),
            ...consecutive(set, nth, ofDate),
            ...(set.weekdays ?? [])
              .filter((rule) => rule.days.includes(weekdayOf(date)))
              .flatMap((rule) => parts('weekday', rule, ofDate)),
          ].filter(({ multiplier }) => multiplier > 100);
        });
        const isFree = found.every((claims) => claims.length === 0);
        const count = isFree ? add(weekly, week, 1) : 0;
        sets.forEach((set, index) => {
          const claims = found[index]!;
          if (isFree) claims.push(...tiers('weekly', set.weekly, count));
          for (const { multiplier } of resting[index]!)
            claims.push({ rule: 'rest', threshold: null, multiplier });
          for (const meal of set.meals ?? []) claims.push(...mealClaim(meal, span, at));
          if (set.holidays?.dates.includes(date))
            claims.push({
              rule: 'holiday',
              threshold: null,
              multiplier: set.holidays.multiplier,
            });
          for (const { from, to, multiplier } of set.nights ?? []) {
            const isNight =
              from < to ? from <= minute && minute < to : minute >= from || minute < to;
            if (isNight) claims.push({ rule: 'night', threshold: from, multiplier });
          }
        });
        const paidBreak = span.breaks.some(({ from, to }) => from <= at && at < to);
        minutes.push({ at, span, date, week, paidBreak, claims: found.map(best) });
      }
    }
    const topUp = topUpOf(call, sets);
    const last = minutes.at(-1);
    if (!topUp.counts || !last) continue;
    for (const day of days) add(day.counts, day.key, topUp.minutes);
    add(weekly, last.week, topUp.minutes);
  }
  return minutes;
}

function add<K>(counts: Map<K, number>, key: K, more: number): number {
  const count = (counts.get(key) ?? 0) + more;
  counts.set(key, count);
  return count;
}

function best(claims: readonly Claim[]): Claim | null {
  let found: Claim | null = null;
  for (const rule of ORDER)
    for (const claim of claims)
      if (claim.rule === rule && claim.multiplier > (found?.multiplier ?? 100)) found = claim;
  return found;
}

/** 3.3: the day in which the minute counts. */
function enterDay(day: DayCounter, { day: kind }: Rules, span: Span, at: number, date: string) {
  if (kind?.kind === 'period') {
    const isFirst = at === span.paid[0];
    if (day.key === '' || (isFirst && span.gap !== null && span.gap >= kind.gap)) day.key = `${at}`;
  } else if (kind?.kind === 'rolling') {
    if (at < day.since + 1440) return;
    day.since = at;
    day.key = `${at}`;
  } else day.key = date;
}

function tiers(rule: string, list: readonly Tier[] | undefined, count: number): Claim[] {
  const reached = (list ?? []).findLast(({ after }) => count > after);
  return reached ? [{ rule, threshold: reached.after, multiplier: reached.multiplier }] : [];
}

function parts(rule: string, { first, multiplier, then }: Part, count: number): Claim[] {
  if (first === undefined || count <= first) return [{ rule, threshold: null, multiplier }];
  return [{ rule, threshold: first, multiplier: then ?? multiplier }];
}

function consecutiveDates(dates: Map<string, number>, date: string, first: string): number {
  let n = 0;
  for (let each = date; each >= first && dates.has(each); each = plusDays(each, -1)) n += 1;
  return n;
}

function consecutive(set: Rules, nth: number, count: number): Claim[] {
  const rules = (set.consecutive ?? []).filter((rule) => nth >= rule.nth);
  const highest = Math.max(...rules.map((rule) => rule.nth));
  const rule = rules.find((each) => each.nth === highest);
  return rule ? parts('consecutive', rule, count) : [];
}

function isRest({ from, below, afterWork }: Rest, spans: readonly Span[], index: number): boolean {
  const gap = spans[index]?.gap ?? null;
  if (gap === null || gap < from || gap >= below) return false;
  let work = 0;
  for (let each = index - 1; each >= 0; each -= 1) {
    work += spans[each]!.paid.length;
    const before = spans[each]!.gap;
    if (before !== null && before >= below) break;
  }
  return work >= (afterWork ?? 0);
}

/** 4.4: whether a rest rule claims an entry. */
function restHolds(rule: Rest, spans: readonly Span[], index: number): boolean {
  if (rule.until === 'shift') return isRest(rule, spans, index);
  for (let each = index; each >= 0; each -= 1) {
    if (isRest(rule, spans, each)) return true;
    const { gap } = spans[each]!;
    if (gap !== null && gap >= rule.below) return false;
  }
  return false;
}

/** 4.1: the meal clock counts from the start of the entry or the end of the last meal. */
function mealClaim(meal: Meal, { entry, start, breaks }: Span, at: number): Claim[] {
  if (meal.cure === 'one_hour_premium') return [];
  if (breaks.some(({ from, to }) => from <= at && at < to)) return [];
  const after = meal.after === 'call' ? entry.mealTrigger : meal.after;
  let clock = start;
  for (const { to, minutes } of breaks)
    if (minutes >= (meal.length ?? 0) && to <= at) clock = Math.max(clock, to);
  const beyond = at - clock - after;
  if (beyond < 0 || (meal.cure === 'next_hour' && beyond >= 60)) return [];
  return [{ rule: 'meal', threshold: after, multiplier: meal.multiplier ?? 100 }];
}
