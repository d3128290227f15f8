import { cents, type Fraction, plus, roundHalfUp, times, ZERO } from './fraction.js';
import { dateOf } from './local-clock.js';
import type { Because, Claim, PayLine } from './pay-result.js';
import type { Stretch } from './sweep.js';
import { partsOf, type Rates } from './regular-rates.js';

/** The amounts of a stretch (docs/pay.md 7). `settleWeek` splits its premium later. */
export function lineOf(stretch: Stretch, rates: Rates): PayLine {
  const { prepared, from, to, week, day, multiplier, paidBreak } = stretch;
  const hourly = rates.hourly(prepared, week);
  const money = prepared.entry.rate ? amountsOf(stretch, rates) : null;
  return {
    entryId: prepared.entry.id,
    from,
    to,
    minutes: to - from,
    multiplier,
    date: dateOf(day),
    week,
    paidBreak,
    rate: hourly && roundHalfUp(hourly),
    straight: money?.straight ?? null,
    premium: money ? money.amount - money.straight : null,
    amount: money?.amount ?? null,
    federal: money && 0,
    state: money && 0,
    contract: money && money.amount - money.straight,
    because: becauseOf(stretch),
  };
}

/** The part of a premium that one claim is worth, in hundredths of a cent. */
export function premiumOf(claim: Claim, stretch: Stretch, rates: Rates): Fraction {
  const base = rates.baseOf(claim, stretch.prepared, stretch.week);
  if (!base) return ZERO;
  return times(base, (claim.multiplier - 100) * (stretch.to - stretch.from), 6000);
}

function amountsOf(stretch: Stretch, rates: Rates): { straight: number; amount: number } {
  const straight = rates.straight(stretch);
  const amount = partsOf(stretch).reduce(
    (total, claim) => plus(total, premiumOf(claim, stretch, rates)),
    straight,
  );
  return { straight: cents(straight), amount: cents(amount) };
}

function becauseOf({ winner, adding, paidBreak, before, from, to }: Stretch): Because {
  const code = winner?.rule ?? (paidBreak ? 'paid_break' : 'regular');
  const after = before === null ? null : before + to - from;
  return { code, claim: winner, adding, before, after };
}
