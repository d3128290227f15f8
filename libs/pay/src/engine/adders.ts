import { cents, fraction, type Fraction, roundHalfUp, times } from './fraction.js';
import { clockOf } from './local-clock.js';
import { missingMeal } from './meal-premium.js';
import type { PayInput } from './pay-input.js';
import type { AdderBecause, AdderKind, PayAdder } from './pay-result.js';
import type { Preparation, Prepared } from './prepare.js';
import type { RuleSet } from './rule-set.js';
import type { Stretch } from './sweep.js';
import { isDayRate, minimumOf, minutesOf, type TopUp, topUpOf } from './minimum-call.js';
import type { Rates } from './regular-rates.js';

/** What is paid beside the minutes (docs/pay.md 8.1 to 8.5 and extras), by entry. */
export function addersOf(
  { sets }: PayInput,
  { working, idle }: Preparation,
  stretches: readonly Stretch[],
  rates: Rates,
): PayAdder[] {
  const adding = new Adding(sets, working, stretches, rates);
  // Context takes part in claims alone.
  const own = [...working, ...idle].filter(({ entry }) => !entry.context);
  const all = own.sort((a, b) => a.from - b.from || a.entry.id - b.entry.id);
  return all.flatMap((prepared) => adding.of(prepared));
}

/** Minutes that a set asks for beyond those paid. */
interface Owed {
  set: RuleSet;
  minutes: number;
  because: AdderBecause;
}

class Adding {
  /** Sets and dates that have had their premium hour. */
  private readonly premiums = new Set<string>();

  constructor(
    private readonly sets: readonly RuleSet[],
    private readonly working: readonly Prepared[],
    private readonly stretches: readonly Stretch[],
    private readonly rates: Rates,
  ) {}

  of(prepared: Prepared): PayAdder[] {
    const { entry } = prepared;
    const minimum = this.minimum(prepared);
    const works = prepared.paidMinutes > 0;
    return [
      minimum,
      works && this.increment(prepared),
      ...(works ? this.mealPremiums(prepared) : []),
      ...(works ? this.spreads(prepared) : []),
      this.cancellation(prepared),
      works && this.flat(prepared),
      ...entry.extras.map(({ kind, cents: amount }) =>
        this.adder(prepared, kind, null, { minutes: null, amount, because: null }),
      ),
    ].filter((adder): adder is PayAdder => Boolean(adder));
  }

  /** The larger of the top-up of the work period that ends here and of reporting pay. */
  private minimum(prepared: Prepared): PayAdder | null {
    const topUp = this.topUp(prepared);
    const reporting = this.reporting(prepared);
    if (topUp && topUp.minutes >= (reporting?.minutes ?? 0))
      return this.timed(prepared, 'top_up', topUp);
    return reporting && this.timed(prepared, 'reporting', reporting);
  }

  private topUp(prepared: Prepared): TopUp | null {
    const period = this.workPeriodEndedBy(prepared);
    return period && topUpOf(this.sets, period);
  }

  private reporting({ entry, paidMinutes: before }: Prepared): Owed | null {
    if (!entry.sentHome) return null;
    const lacks = this.sets.flatMap((set): Owed[] => {
      const rule = set.reporting;
      if (!rule) return [];
      const part =
        entry.scheduled === null
          ? rule.least
          : roundHalfUp(fraction(entry.scheduled * rule.percent, 100));
      const bounded = Math.min(Math.max(part, rule.least), rule.most);
      const due =
        rule.neverMoreThanScheduled && entry.scheduled !== null
          ? Math.min(bounded, entry.scheduled)
          : bounded;
      const because = { code: 'reporting' as const, threshold: due, before };
      return due > before ? [{ set, minutes: due - before, because }] : [];
    });
    return lacks.toSorted((a, b) => b.minutes - a.minutes)[0] ?? null;
  }

  private increment(prepared: Prepared): PayAdder | null {
    const set = this.sets.findLast(({ increment }) => increment);
    const period = this.workPeriodEndedBy(prepared);
    if (!set?.increment || !period || isDayRate(this.sets, prepared)) return null;
    const minimum = Math.max(
      0,
      ...this.sets.map((each) => minimumOf(each, this.sets, period) ?? 0),
    );
    const before = minutesOf(period);
    const beyond = before - minimum;
    const missing = (set.increment - (beyond % set.increment)) % set.increment;
    if (beyond <= 0 || missing === 0) return null;
    const { multiplier } = this.stretches.findLast((each) => each.prepared === prepared)!;
    const because = { code: 'increment' as const, threshold: before + missing, before };
    return this.timed(prepared, 'increment', { set, minutes: missing, because }, multiplier);
  }

  private mealPremiums(prepared: Prepared): PayAdder[] {
    const day = clockOf(prepared.entry.zone).day(prepared.from);
    return this.sets.flatMap((set, nth) => {
      const key = `${nth} ${day}`;
      const meal = this.premiums.has(key) ? null : missingMeal(set, prepared);
      if (!meal) return [];
      this.premiums.add(key);
      const regular = this.rates.regular(this.rates.weekOf(prepared));
      const amount = prepared.entry.rate && regular && cents(regular);
      const because = { code: 'meal' as const, threshold: meal.trigger, before: meal.worked };
      return [this.adder(prepared, 'meal_premium', set, { minutes: 60, amount, because })];
    });
  }

  private spreads(prepared: Prepared): PayAdder[] {
    const dayOf = ({ entry, from }: Prepared) => clockOf(entry.zone).day(from);
    const ofDate = this.working.filter(
      (each) => !each.entry.context && dayOf(each) === dayOf(prepared),
    );
    if (ofDate.at(-1) !== prepared) return [];
    const spread = Math.max(...ofDate.map(({ to }) => to)) - ofDate[0]!.from;
    return this.sets.flatMap((set) => {
      if (!set.spread || spread <= set.spread.over) return [];
      const { minutes, cents: hourly } = set.spread;
      const amount = prepared.entry.rate && roundHalfUp(fraction(hourly * minutes, 60));
      const because = { code: 'spread' as const, threshold: set.spread.over, before: spread };
      return [this.adder(prepared, 'spread', set, { minutes, amount, because })];
    });
  }

  private cancellation(prepared: Prepared): PayAdder | null {
    const notice = prepared.entry.canceledNotice;
    if (notice === null) return null;
    const owing = this.sets
      .filter(({ cancellation }) => cancellation && notice < cancellation.notice)
      .toSorted((a, b) => b.cancellation!.minutes - a.cancellation!.minutes)[0];
    if (!owing) return null;
    const { notice: threshold, minutes } = owing.cancellation!;
    const because = { code: 'cancellation' as const, threshold, before: notice };
    return this.timed(prepared, 'cancellation', { set: owing, minutes, because });
  }

  private flat(prepared: Prepared): PayAdder | null {
    const { rate } = prepared.entry;
    if (!rate || rate.per === 'hour') return null;
    const set = rate.per === 'day' ? this.sets.findLast(({ dayRate }) => dayRate) : undefined;
    const amount = cents(this.rates.flat(prepared));
    const flat = { minutes: null, amount, because: null };
    return this.adder(prepared, `${rate.per}_rate`, set ?? null, flat);
  }

  private workPeriodEndedBy(prepared: Prepared): Prepared[] | null {
    if (prepared.paidMinutes === 0) return null;
    const period = this.working.filter((each) => each.workPeriod === prepared.workPeriod);
    return period.at(-1) === prepared ? period : null;
  }

  private timed(
    prepared: Prepared,
    kind: AdderKind,
    { set, minutes, because }: Owed,
    multiplier = 100,
  ): PayAdder {
    const hourly = this.rates.hourly(prepared, this.rates.weekOf(prepared));
    const amount: Fraction | null = hourly && times(hourly, minutes * multiplier, 6000);
    return this.adder(prepared, kind, set, { minutes, amount: amount && cents(amount), because });
  }

  private adder(
    prepared: Prepared,
    kind: AdderKind,
    set: RuleSet | null,
    paid: Pick<PayAdder, 'minutes' | 'amount' | 'because'>,
  ): PayAdder {
    const by = { set: set?.name ?? null, version: set?.version ?? null };
    const week = this.rates.weekOf(prepared);
    return { entryId: prepared.entry.id, kind, ...paid, federal: 0, ...by, week };
  }
}
