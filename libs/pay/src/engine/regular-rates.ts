import {
  cents,
  type Fraction,
  fraction,
  fractionText,
  per,
  plus,
  roundHalfUp,
  times,
  ZERO,
} from './fraction.js';
import type { PayInput } from './pay-input.js';
import { type Claim, OVERTIME_RULES, type PayWeek } from './pay-result.js';
import { lastOf, type Prepared } from './prepare.js';
import type { RuleSet } from './rule-set.js';
import type { Stretch } from './sweep.js';
import type { Workweeks } from './workweeks.js';

/** Sums of one workweek over entries that have a rate (docs/pay.md 6). Money in hundredths of a cent, exact. */
export interface WeekPay {
  paidMinutes: number;
  payForWork: Fraction;
  /** Pay for work and minutes of each entry. */
  entries: Map<number, { minutes: number; pay: Fraction }>;
  bonusCents: number;
  overtimeMinutes: number;
  /** Sum of minutes × multiplier of overtime, in hundredths. */
  overtimeTimesMultiplier: number;
}

/** Rates of entries and regular rates of weeks. */
export class Rates {
  private readonly weeks = new Map<number, WeekPay>();
  private readonly day: RuleSet['dayRate'];

  constructor(
    { sets }: PayInput,
    stretches: readonly Stretch[],
    private readonly workweeks: Workweeks,
    entries: readonly Prepared[],
  ) {
    this.day = lastOf(sets, 'dayRate');
    for (const stretch of stretches) this.count(stretch);
    for (const prepared of entries) this.countFlat(prepared);
    for (const week of this.weeks.values())
      for (const { pay } of week.entries.values()) week.payForWork = plus(week.payForWork, pay);
  }

  week(start: number): WeekPay {
    const known = this.weeks.get(start);
    if (known) return known;
    const empty = { paidMinutes: 0, payForWork: ZERO, bonusCents: 0 };
    const week: WeekPay = {
      ...empty,
      entries: new Map(),
      overtimeMinutes: 0,
      overtimeTimesMultiplier: 0,
    };
    this.weeks.set(start, week);
    return week;
  }

  /** The weeks in which something was paid for work, in order of time. */
  known(): PayWeek[] {
    return [...this.weeks]
      .filter(([, { paidMinutes }]) => paidMinutes > 0)
      .sort(([a], [b]) => a - b)
      .map(([start, { paidMinutes, payForWork, bonusCents, entries }]) => ({
        ...{ start, paidMinutes, bonusCents },
        payForWork: fractionText(payForWork),
        payCents: cents(payForWork),
        regularRate: roundHalfUp(times(payForWork, 60, paidMinutes)),
        entries: [...entries].map(([entryId, { minutes, pay }]) => ({
          ...{ entryId, minutes },
          cents: cents(pay),
        })),
      }));
  }

  weekOf({ from }: Prepared): number {
    return this.workweeks.startOf(from);
  }

  /** Hundredths of a cent per hour; null: nothing was paid for work in this week. */
  regular(week: number): Fraction | null {
    const { paidMinutes, payForWork } = this.week(week);
    return paidMinutes === 0 ? null : times(per(payForWork, paidMinutes), 60);
  }

  /** Hourly rate of an entry in a workweek; null: none is known. */
  hourly({ entry: { rate } }: Prepared, week: number): Fraction | null {
    if (!rate) return null;
    return this.ownHourly(rate) ?? this.regular(week);
  }

  /** What a claim is a multiple of: overtime of the regular rate, all else of the entry's own rate. */
  baseOf(claim: Claim, prepared: Prepared, week: number): Fraction | null {
    return OVERTIME_RULES.has(claim.rule) ? this.regular(week) : this.hourly(prepared, week);
  }

  /** Pay of a day or call rate: once per entry. */
  flat({ entry: { rate }, paidMinutes }: Prepared): Fraction {
    if (!rate || rate.per === 'hour') return ZERO;
    const isHalf = rate.per === 'day' && paidMinutes <= (this.day?.half ?? 0);
    return fraction(rate.amount, isHalf ? 2 : 1);
  }

  /** Straight pay of the minutes; covered ones are paid by their day or call rate. */
  straight({ prepared, covered, from, to }: Stretch): Fraction {
    const { rate } = prepared.entry;
    const own = rate && this.ownHourly(rate);
    return covered || !own ? ZERO : times(own, to - from, 60);
  }

  private ownHourly({ per: unit, amount }: { per: string; amount: number }): Fraction | null {
    if (unit === 'hour') return fraction(amount);
    return unit === 'day' && this.day ? fraction(amount * 60, this.day.minutes) : null;
  }

  private count(stretch: Stretch): void {
    const { rate } = stretch.prepared.entry;
    if (!rate) return;
    const week = this.week(stretch.week);
    const minutes = stretch.to - stretch.from;
    week.paidMinutes += minutes;
    const entry = entryIn(week, stretch.prepared);
    entry.minutes += minutes;
    entry.pay = plus(entry.pay, this.straight(stretch));
    const own = this.ownHourly(rate);
    for (const claim of partsOf(stretch))
      if (own && !OVERTIME_RULES.has(claim.rule) && claim.multiplier < 150)
        entry.pay = plus(entry.pay, times(own, (claim.multiplier - 100) * minutes, 6000));
    if (stretch.winner && OVERTIME_RULES.has(stretch.winner.rule)) {
      week.overtimeMinutes += minutes;
      week.overtimeTimesMultiplier += minutes * stretch.winner.multiplier;
    }
  }

  private countFlat(prepared: Prepared): void {
    const week = this.week(this.weekOf(prepared));
    const { rate, extras } = prepared.entry;
    if (prepared.paidMinutes > 0 && rate && rate.per !== 'hour') {
      const entry = entryIn(week, prepared);
      entry.pay = plus(entry.pay, this.flat(prepared));
    }
    for (const extra of extras) if (extra.kind === 'bonus') week.bonusCents += extra.cents;
  }
}

function entryIn(week: WeekPay, { entry: { id } }: Prepared): { minutes: number; pay: Fraction } {
  const known = week.entries.get(id);
  if (known) return known;
  const entry = { minutes: 0, pay: ZERO };
  week.entries.set(id, entry);
  return entry;
}

/** The claims that a stretch is paid by: the winning one and those that add. */
export function partsOf({ winner, adding }: Pick<Stretch, 'winner' | 'adding'>): Claim[] {
  return winner ? [winner, ...adding] : adding;
}
