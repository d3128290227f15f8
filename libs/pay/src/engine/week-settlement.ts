import { cents, fraction, type Fraction, per, plus, times } from './fraction.js';
import { OVERTIME_RULES, type PayAdder, type PayLine } from './pay-result.js';
import type { RuleSet } from './rule-set.js';
import type { Stretch } from './sweep.js';
import { premiumOf } from './lines.js';
import type { Rates, WeekPay } from './regular-rates.js';

/** Hours of a workweek beyond which the Fair Labor Standards Act asks for overtime, in minutes. */
export const FORTY_HOURS = 2400;

/** The lines of one workweek, with the stretches they were made of. */
export interface PaidWeek {
  start: number;
  lines: { line: PayLine; stretch: Stretch }[];
}

/**
 * Adds the overtime that a week still owes (docs/pay.md 8.6 and 9), then splits its premiums into federal, state and contract
 * parts.
 *
 * @returns the adders of the week's end; the lines are completed in place
 */
export function settleWeek(sets: readonly RuleSet[], week: PaidWeek, rates: Rates): PayAdder[] {
  const sums = rates.week(week.start);
  const last = week.lines.at(-1);
  const federalSet = sets.find(({ layer }) => layer === 'federal') ?? null;
  const isFederal = federalSet !== null;
  if (!last || sums.paidMinutes === 0) return [];

  const adder = (kind: PayAdder['kind'], amount: number, set: RuleSet | null): PayAdder => ({
    ...{ entryId: last.line.entryId, kind, minutes: null, amount, federal: 0, because: null },
    ...{ set: set?.name ?? null, version: set?.version ?? null, week: week.start },
  });
  const bonus = bonusOvertime(sets, sums, isFederal);
  const adders = bonus > 0 ? [adder('bonus_overtime', bonus, null)] : [];

  const owed = isFederal ? cents(federalPremium(sums)) : 0;
  const overtime = week.lines.filter(
    ({ line, stretch: { winner } }) =>
      line.premium !== null && winner && OVERTIME_RULES.has(winner.rule),
  );
  const met = overtime.reduce((total, { line }) => total + (line.premium ?? 0), bonus);
  if (owed > met) adders.push(adder('federal_difference', owed - met, federalSet));

  let left = owed;
  for (const each of overtime) {
    each.line.federal = Math.min(left, each.line.premium ?? 0);
    left -= each.line.federal;
  }
  for (const each of adders) {
    each.federal = Math.min(left, each.amount ?? 0);
    left -= each.federal;
  }
  for (const { line, stretch } of week.lines) shareOut(sets, line, stretch, rates);
  return adders;
}

/** Half the regular rate, bonuses included, for each hour beyond forty; hundredths of a cent. */
function federalPremium({ paidMinutes, payForWork, bonusCents }: WeekPay): Fraction {
  const beyond = Math.max(0, paidMinutes - FORTY_HOURS);
  const pay = plus(payForWork, fraction(bonusCents * 100));
  return times(per(pay, paidMinutes), beyond, 2);
}

/** Overtime on the week's bonuses, in cents: the larger of the federal and the state's way. */
function bonusOvertime(sets: readonly RuleSet[], sums: WeekPay, isFederal: boolean): number {
  const { bonusCents, overtimeMinutes, overtimeTimesMultiplier, paidMinutes } = sums;
  const bonus = fraction(bonusCents * 100);
  const straightMinutes = paidMinutes - overtimeMinutes;
  const federal = isFederal ? cents(times(per(bonus, paidMinutes), overtimeMinutes, 2)) : 0;
  const state = sets.some((set) => set.layer === 'state' && set.bonus === 'straight_hours')
    ? cents(times(per(bonus, straightMinutes), overtimeTimesMultiplier, 100))
    : 0;
  return Math.max(federal, state);
}

/** After the federal part, the state gets what its own rule demands; the contract gets the rest. */
function shareOut(sets: readonly RuleSet[], line: PayLine, stretch: Stretch, rates: Rates): void {
  if (line.premium === null) return;
  const federal = line.federal ?? 0;
  const claims = stretch.best.filter((claim, nth) => claim && sets[nth]!.layer === 'state');
  const own = Math.max(0, ...claims.map((claim) => cents(premiumOf(claim!, stretch, rates))));
  const state = Math.min(line.premium - federal, Math.max(0, own - federal));
  line.state = state;
  line.contract = line.premium - federal - state;
}
