import { cents, fraction, type Fraction, roundHalfUp, times } from './fraction.js';
import { clockOf } from './local-clock.js';
import { lacksMeal } from './meal-premium.js';
import type { PayInput } from './pay-input.js';
import type { AdderKind, PayAdder } from './pay-result.js';
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
        this.adder(prepared, kind, null, null, amount),
      ),
    ].filter((adder): adder is PayAdder => Boolean(adder));
  }

  /** The larger of the top-up of the work period that ends here and of reporting pay. */
  private minimum(prepared: Prepared): PayAdder | null {
    const topUp = this.topUp(prepared);
    const reporting = this.reporting(prepared);
    if (topUp && topUp.minutes >= (reporting?.minutes ?? 0))
      return this.timed(prepared, 'top_up', topUp.set, topUp.minutes);
    return reporting && this.timed(prepared, 'reporting', reporting.set, reporting.minutes);
  }

  private topUp(prepared: Prepared): TopUp | null {
    const period = this.workPeriodEndedBy(prepared);
    return period && topUpOf(this.sets, period);
  }

  private reporting({ entry, paidMinutes }: Prepared): { set: RuleSet; minutes: number } | null {
    if (!entry.sentHome) return null;
    const lacks = this.sets.flatMap((set) => {
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
      return due > paidMinutes ? [{ set, minutes: due - paidMinutes }] : [];
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
    const beyond = minutesOf(period) - minimum;
    const missing = (set.increment - (beyond % set.increment)) % set.increment;
    if (beyond <= 0 || missing === 0) return null;
    const { multiplier } = this.stretches.findLast((each) => each.prepared === prepared)!;
    return this.timed(prepared, 'increment', set, missing, multiplier);
  }

  private mealPremiums(prepared: Prepared): PayAdder[] {
    const day = clockOf(prepared.entry.zone).day(prepared.from);
    return this.sets.flatMap((set, nth) => {
      const key = `${nth} ${day}`;
      if (this.premiums.has(key) || !lacksMeal(set, prepared)) return [];
      this.premiums.add(key);
      const regular = this.rates.regular(this.rates.weekOf(prepared));
      return [
        this.adder(
          prepared,
          'meal_premium',
          set,
          60,
          prepared.entry.rate && regular && cents(regular),
        ),
      ];
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
      const amount = roundHalfUp(fraction(hourly * minutes, 60));
      return [this.adder(prepared, 'spread', set, minutes, prepared.entry.rate && amount)];
    });
  }

  private cancellation(prepared: Prepared): PayAdder | null {
    const notice = prepared.entry.canceledNotice;
    if (notice === null) return null;
    const owing = this.sets
      .filter(({ cancellation }) => cancellation && notice < cancellation.notice)
      .toSorted((a, b) => b.cancellation!.minutes - a.cancellation!.minutes)[0];
    return owing ? this.timed(prepared, 'cancellation', owing, owing.cancellation!.minutes) : null;
  }

  private flat(prepared: Prepared): PayAdder | null {
    const { rate } = prepared.entry;
    if (!rate || rate.per === 'hour') return null;
    const set = rate.per === 'day' ? this.sets.findLast(({ dayRate }) => dayRate) : undefined;
    const amount = cents(this.rates.flat(prepared));
    return this.adder(prepared, `${rate.per}_rate`, set ?? null, null, amount);
  }

  private workPeriodEndedBy(prepared: Prepared): Prepared[] | null {
    if (prepared.paidMinutes === 0) return null;
    const period = this.working.filter((each) => each.workPeriod === prepared.workPeriod);
    return period.at(-1) === prepared ? period : null;
  }

  private timed(
    prepared: Prepared,
    kind: AdderKind,
    set: RuleSet,
    minutes: number,
    multiplier = 100,
  ): PayAdder {
    const hourly = this.rates.hourly(prepared, this.rates.weekOf(prepared));
    const amount: Fraction | null = hourly && times(hourly, minutes * multiplier, 6000);
    return this.adder(prepared, kind, set, minutes, amount && cents(amount));
  }

  private adder(
    prepared: Prepared,
    kind: AdderKind,
    set: RuleSet | null,
    minutes: number | null,
    amount: number | null,
  ): PayAdder {
    const by = { set: set?.name ?? null, version: set?.version ?? null };
    const week = this.rates.weekOf(prepared);
    return { entryId: prepared.entry.id, kind, minutes, amount, federal: 0, ...by, week };
  }
}
