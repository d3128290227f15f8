import { type Counted, Counters, type Moment } from './counters.js';
import { clockOf } from './local-clock.js';
import type { PayInput } from './pay-input.js';
import type { Claim } from './pay-result.js';
import { lastOf, type PaidSpan, type Prepared, type Span } from './prepare.js';
import { turnaroundClaims } from './turnaround-claims.js';
import { bestClaim, stackClaims, type Stacked } from './stack-claims.js';
import { mealWindows, nightMarks, timeClaims, type TimeRules, windowAt } from './time-claims.js';
import { topUpOf } from './minimum-call.js';
import { Workweeks } from './workweeks.js';

/** Paid minutes of one entry in which nothing changes. */
export interface Stretch extends Span, Stacked {
  prepared: Prepared;
  paidBreak: boolean;
  day: number;
  week: number;
  /** A day or call rate pays these minutes. */
  covered: boolean;
  /** The best claim of each set. */
  best: (Claim | null)[];
  /** Counter of the winning rule before the first minute; without a winner, the date's minutes. Null: the rule counts nothing. */
  before: number | null;
}

/** Step 4 and 5 of docs/pay.md: goes through the paid minutes in the order of time. */
export function sweep(input: PayInput, working: readonly Prepared[]): Stretch[] {
  const sweeping = new Sweep(input, working);
  working.forEach((prepared, index) => sweeping.entry(prepared, index));
  return sweeping.stretches;
}

class Sweep {
  readonly stretches: Stretch[] = [];
  private readonly counters: Counters;
  private readonly weeks: Workweeks;
  private readonly marks: number[];
  private readonly rest: (Claim | null)[][];
  private readonly dayRate: number | undefined;

  constructor(
    private readonly input: PayInput,
    private readonly working: readonly Prepared[],
  ) {
    this.counters = new Counters(input.sets);
    this.weeks = new Workweeks(input);
    this.marks = nightMarks(input.sets);
    this.rest = input.sets.map((set) => turnaroundClaims(set, working));
    this.dayRate = lastOf(input.sets, 'dayRate')?.minutes;
  }

  entry(prepared: Prepared, index: number): void {
    this.counters.enter(prepared);
    const rules = this.input.sets.map((set, nth): TimeRules => ({
      meals: mealWindows(prepared, set.meals?.[0]),
      rest: this.rest[nth]![index]!,
    }));
    let passed = 0;
    for (const span of prepared.paid) {
      for (let at = span.from; at < span.to;) {
        const until = this.staticEnd(prepared, span, rules, at);
        const { stretch, moment, overtime } = this.stretchAt(
          prepared,
          span,
          rules,
          at,
          until,
          passed,
        );
        this.counters.pass(stretch.to - at, moment, overtime);
        passed += stretch.to - at;
        at = stretch.to;
        this.push(stretch);
      }
    }
    this.topUp(prepared, index);
  }

  /** The next minute at which a date, night, workweek, meal window or span changes. */
  private staticEnd(
    prepared: Prepared,
    span: PaidSpan,
    rules: readonly TimeRules[],
    at: number,
  ): number {
    let end = Math.min(
      span.to,
      clockOf(prepared.entry.zone).next(at, this.marks),
      this.weeks.nextAfter(at),
    );
    for (const { meals } of rules)
      for (const { from, to } of meals) {
        if (from > at && from < end) end = from;
        if (to > at && to < end) end = to;
      }
    return end;
  }

  private stretchAt(
    prepared: Prepared,
    { paidBreak }: PaidSpan,
    rules: readonly TimeRules[],
    at: number,
    until: number,
    passed: number,
  ): { stretch: Stretch; moment: Moment; overtime: boolean } {
    const { sets } = this.input;
    const clock = clockOf(prepared.entry.zone);
    const week = this.weeks.startOf(at);
    const day = clock.day(at);
    const moment = { minute: at, day, week, weekFirstDay: this.weeks.firstDay(week) };

    const byHours: Counted[] = [];
    const byWeek: (Counted | null)[] = [];
    let ahead = Infinity;
    const claims = sets.map((set, nth): (Claim | null)[] => {
      const counted = this.counters.overtimeRules(nth, moment);
      for (const each of counted) {
        byHours.push(each);
        ahead = Math.min(ahead, each.ahead);
      }
      return [
        ...counted.map(({ claim }) => claim),
        ...timeClaims(set, rules[nth]!, clock, at, paidBreak),
      ];
    });
    const overtime = byHours.some(({ claim }) => claim !== null);
    if (!overtime)
      sets.forEach(({ weekly }, nth) => {
        const each = weekly ? this.counters.weekly(nth, moment) : null;
        byWeek[nth] = each;
        if (each) claims[nth]!.push(each.claim);
        ahead = Math.min(ahead, each?.ahead ?? Infinity);
      });
    const best = claims.map(bestClaim);
    const stacked = stackClaims(sets, best);
    const covered = this.coveredMinutes(prepared) - passed;
    const to = Math.min(until, at + ahead, covered > 0 ? at + covered : Infinity);
    const before = this.counterBefore(stacked.winner, best, moment, rules, byWeek);
    const held = { ...stacked, prepared, paidBreak, day, week, best, before };
    return { stretch: { ...held, from: at, to, covered: covered > 0 }, moment, overtime };
  }

  private counterBefore(
    winner: Claim | null,
    best: readonly (Claim | null)[],
    moment: Moment,
    rules: readonly TimeRules[],
    byWeek: readonly (Counted | null)[],
  ): number | null {
    if (!winner) return this.counters.ofDate(moment.day);
    const nth = best.indexOf(winner);
    if (winner.rule === 'daily') return this.counters.advanceDay(nth, moment).count;
    if (winner.rule === 'weekly') return byWeek[nth]!.counter;
    if (winner.rule === 'weekday' || winner.rule === 'consecutive')
      return this.counters.ofDate(moment.day);
    if (winner.rule !== 'meal') return null;
    const window = windowAt(rules[nth]!.meals, moment.minute);
    return window ? moment.minute - window.since : null;
  }

  /** Minutes that a day or call rate pays; with a `dayRate` only the first ones of a day. */
  private coveredMinutes({ entry: { rate } }: Prepared): number {
    if (!rate || rate.per === 'hour') return 0;
    return rate.per === 'day' && this.dayRate !== undefined ? this.dayRate : Infinity;
  }

  private topUp(prepared: Prepared, index: number): void {
    if (this.working[index + 1]?.workPeriod === prepared.workPeriod) return;
    const period = this.working.filter((each) => each.workPeriod === prepared.workPeriod);
    const topUp = topUpOf(this.input.sets, period);
    const last = this.stretches.at(-1)!;
    if (topUp?.counts) this.counters.topUp(topUp.minutes, last);
  }

  private push(stretch: Stretch): void {
    const last = this.stretches.at(-1);
    if (last && last.to === stretch.from && isSame(last, stretch)) last.to = stretch.to;
    else this.stretches.push(stretch);
  }
}

function isSame(a: Stretch, b: Stretch): boolean {
  return (
    a.prepared === b.prepared &&
    a.paidBreak === b.paidBreak &&
    a.day === b.day &&
    a.week === b.week &&
    a.covered === b.covered &&
    a.best.every((claim, nth) => isSameClaim(claim, b.best[nth]!))
  );
}

function isSameClaim(a: Claim | null, b: Claim | null): boolean {
  if (!a || !b) return a === b;
  return a.rule === b.rule && a.multiplier === b.multiplier && a.threshold === b.threshold;
}
