import { weekdayOf } from './local-clock.js';
import type { Claim } from './pay-result.js';
import type { Prepared } from './prepare.js';
import type { DayKind, FirstThen, RuleSet, Tier } from './rule-set.js';
import { claimOf } from './time-claims.js';

const ROLLING = 1440;

/** Where a minute stands. */
export interface Moment {
  minute: number;
  /** Day number of the local date in the entry's zone. */
  day: number;
  /** First minute of the workweek, and the day number of its first date. */
  week: number;
  weekFirstDay: number;
}

/** A claim of an overtime rule, and the minutes after which the answer may change. */
export interface Counted {
  claim: Claim | null;
  ahead: number;
  counter: number;
}

/** Paid minutes by day and week, going forward in time. */
export class Counters {
  private readonly dates = new Map<number, number>();
  private readonly weeks = new Map<number, number>();
  /**
   * Minutes of each local date, counted top-ups included. A date continues if the worker returns to it from another time
   * zone.
   */
  private readonly calendar = new Map<number, number>();
  private readonly days: { key: number; count: number }[];

  constructor(private readonly sets: readonly RuleSet[]) {
    this.days = sets.map(() => ({ key: -Infinity, count: 0 }));
  }

  /** An entry begins. A day of kind `period` starts again if the gap before the entry has ended it. */
  enter({ gap, from }: Prepared): void {
    this.sets.forEach(({ day }, index) => {
      if (day?.kind === 'period' && (gap === null || gap >= day.gap))
        this.days[index] = { key: from, count: 0 };
    });
  }

  /** Minutes that this date has so far. */
  ofDate(day: number): number {
    return this.dates.get(day) ?? 0;
  }

  ofWeek(week: number): number {
    return this.weeks.get(week) ?? 0;
  }

  /** Minutes of the set's current day. Starts a new day if a rolling day is over. */
  advanceDay(index: number, { minute, day }: Moment): { count: number; ahead: number } {
    const kind: DayKind = this.sets[index]!.day ?? { kind: 'calendar' };
    if (kind.kind === 'calendar') return { count: this.calendar.get(day) ?? 0, ahead: Infinity };
    const current = this.days[index]!;
    if (kind.kind === 'rolling' && minute >= current.key + ROLLING)
      this.days[index] = { key: minute, count: 0 };
    const { key, count } = this.days[index]!;
    return { count, ahead: kind.kind === 'rolling' ? key + ROLLING - minute : Infinity };
  }

  /** Daily, consecutive-day and weekday overtime of a set, as far as it has such rules. */
  overtimeRules(index: number, moment: Moment): Counted[] {
    const set = this.sets[index]!;
    const counted: Counted[] = [];
    if (set.daily) counted.push(this.daily(index, moment));
    if (set.consecutive) counted.push(this.consecutive(index, moment));
    if (set.weekdays) counted.push(this.weekday(index, moment));
    return counted;
  }

  private daily(index: number, moment: Moment): Counted {
    const set = this.sets[index]!;
    const { count, ahead } = this.advanceDay(index, moment);
    const counted = tierAt(set.daily, count, (tier) =>
      claimOf(set, 'daily', tier.multiplier, tier.after),
    );
    return { ...counted, ahead: Math.min(ahead, counted.ahead) };
  }

  private weekday(index: number, { day }: Moment): Counted {
    const set = this.sets[index]!;
    const here = (set.weekdays ?? []).filter(({ days }) => days.includes(weekdayOf(day)));
    return this.firstThen(here, day, (multiplier, threshold) =>
      claimOf(set, 'weekday', multiplier, threshold),
    );
  }

  private consecutive(index: number, { day, weekFirstDay }: Moment): Counted {
    const set = this.sets[index]!;
    let nth = 1;
    while (day - nth >= weekFirstDay && this.ofDate(day - nth) > 0) nth += 1;
    const here = (set.consecutive ?? [])
      .filter((each) => nth >= each.nth)
      .toSorted((a, b) => b.nth - a.nth)
      .slice(0, 1);
    return this.firstThen(here, day, (multiplier, threshold) =>
      claimOf(set, 'consecutive', multiplier, threshold),
    );
  }

  weekly(index: number, { week }: Moment): Counted {
    const set = this.sets[index]!;
    return tierAt(set.weekly, this.ofWeek(week), (tier) =>
      claimOf(set, 'weekly', tier.multiplier, tier.after),
    );
  }

  /** @param overtime whether a daily, weekday or consecutive-day rule claims these minutes */
  pass(minutes: number, { day, week }: Moment, overtime: boolean): void {
    this.dates.set(day, this.ofDate(day) + minutes);
    if (!overtime) this.weeks.set(week, this.ofWeek(week) + minutes);
    this.addToDays(minutes, day);
  }

  /** Minutes of a top-up that counts: after the last minute, in its day and week. */
  topUp(minutes: number, { week, day }: Pick<Moment, 'week' | 'day'>): void {
    this.weeks.set(week, this.ofWeek(week) + minutes);
    this.addToDays(minutes, day);
  }

  private addToDays(minutes: number, day: number): void {
    this.calendar.set(day, (this.calendar.get(day) ?? 0) + minutes);
    for (const each of this.days) each.count += minutes;
  }

  private firstThen(
    rules: readonly FirstThen[],
    day: number,
    claim: (multiplier: number, threshold: number | null) => Claim,
  ): Counted {
    const counter = this.ofDate(day);
    const answers = rules.map(({ first, multiplier, then }) => {
      const within = first === undefined || counter < first;
      return {
        multiplier: within ? multiplier : (then ?? multiplier),
        threshold: within ? null : first,
        ahead: first !== undefined && within ? first - counter : Infinity,
      };
    });
    const best = answers.toSorted((a, b) => b.multiplier - a.multiplier)[0];
    return {
      claim: best && best.multiplier > 100 ? claim(best.multiplier, best.threshold) : null,
      ahead: Math.min(Infinity, ...answers.map(({ ahead }) => ahead)),
      counter,
    };
  }
}

function tierAt(
  tiers: readonly Tier[] | undefined,
  counter: number,
  claim: (tier: Tier) => Claim,
): Counted {
  let reached: Tier | null = null;
  let ahead = Infinity;
  for (const tier of tiers ?? []) {
    if (counter >= tier.after) reached = tier;
    else ahead = Math.min(ahead, tier.after - counter);
  }
  return { claim: reached && reached.multiplier > 100 ? claim(reached) : null, ahead, counter };
}
