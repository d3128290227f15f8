import { type Claim, HOURS, type PaidMinute } from './reference-claims.js';
import { type Fraction, fraction, halfUp, plus, times } from './reference-fraction.js';
import { type Input, lastOf, type Rules } from './reference-input.js';
import { hasDayRate, type Span } from './reference-spans.js';

export interface Line {
  entryId: number;
  from: number;
  to: number;
  minutes: number;
  multiplier: number;
  date: string;
  week: number;
  paidBreak: boolean;
  straight: number | null;
  premium: number | null;
  amount: number | null;
  federal: number | null;
  state: number | null;
  contract: number | null;
}

/** Equal minutes in a row, with what stacking made of them. */
export interface Stretch {
  span: Span;
  from: number;
  to: number;
  minutes: number;
  date: string;
  week: number;
  paidBreak: boolean;
  claims: (Claim | null)[];
  covered: boolean;
  multiplier: number;
  winner: Claim | null;
  adding: Claim[];
}

/** Cents per minute of a week; null: not known. */
export type Regular = (week: number) => Fraction | null;

/** Section 7: minutes in a row in which nothing changes. */
export function stretchesOf(minutes: readonly PaidMinute[], { sets }: Input): Stretch[] {
  const stretches: Stretch[] = [];
  const limit = lastOf(sets, 'dayRate')?.minutes ?? 0;
  const done = new Map<Span, number>();
  let last = '';
  for (const { at, span, date, week, paidBreak, claims } of minutes) {
    const before = done.get(span) ?? 0;
    done.set(span, before + 1);
    const covered = hasDayRate(span, sets) && before < limit;
    const same = JSON.stringify([span.entry.id, date, week, paidBreak, claims, covered]);
    const previous = stretches.at(-1);
    if (previous && previous.to === at && last === same) {
      previous.to += 1;
      previous.minutes += 1;
    } else {
      const facts = { span, from: at, to: at + 1, minutes: 1, date, week, paidBreak, claims };
      stretches.push({ ...facts, covered, ...stacked(claims, sets) });
    }
    last = same;
  }
  return stretches;
}

/** Section 5. */
function stacked(
  claims: readonly (Claim | null)[],
  sets: readonly Rules[],
): Pick<Stretch, 'multiplier' | 'winner' | 'adding'> {
  let [multiplier, winner, adding]: [number, Claim | null, Claim[]] = [100, null, []];
  sets.forEach(({ combine }, index) => {
    const claim = claims[index];
    if (!claim) return;
    if (combine === 'adds') {
      multiplier += claim.multiplier - 100;
      adding.push(claim);
    } else if (claim.multiplier > multiplier) {
      multiplier = claim.multiplier;
      winner = claim;
      adding = [];
    }
  });
  return { multiplier, winner, adding };
}

/** Whether the winning claim is an hours rule. */
export function isOvertime({ winner }: Stretch): boolean {
  return winner !== null && HOURS.includes(winner.rule);
}

/** Cents per minute of an entry by itself; null: the regular rate has to stand in. */
function ownRate(span: Span, sets: readonly Rules[]): Fraction | null {
  const { rate } = span.entry;
  if (rate?.per === 'hour') return fraction(rate.amount, 6000);
  if (rate && hasDayRate(span, sets))
    return fraction(rate.amount, 100 * lastOf(sets, 'dayRate')!.minutes);
  return null;
}

/** Section 6: the hourly rate of an entry, in cents per minute. */
export function rateOf(
  span: Span,
  sets: readonly Rules[],
  regular: Fraction | null,
): Fraction | null {
  return span.entry.rate ? (ownRate(span, sets) ?? regular) : null;
}

/** 8.5: what a day or a call pays, exact cents; null: the entry has no such rate. */
export function flatOf({ entry, paid }: Span, sets: readonly Rules[]): Fraction | null {
  const { rate } = entry;
  if (!rate || rate.per === 'hour' || paid.length === 0) return null;
  const half = rate.per === 'day' ? lastOf(sets, 'dayRate')?.half : undefined;
  const isHalf = half !== undefined && paid.length <= half;
  return fraction(rate.amount, isHalf ? 200 : 100);
}

function straightOf({ span, covered, minutes }: Stretch, sets: readonly Rules[]): Fraction {
  const own = covered ? null : ownRate(span, sets);
  return own ? times(own, fraction(minutes)) : fraction(0);
}

function premiumOf(
  { rule, multiplier }: Claim,
  { span, week, minutes }: Stretch,
  sets: readonly Rules[],
  regular: Regular,
): Fraction {
  const base = HOURS.includes(rule) ? regular(week) : rateOf(span, sets, regular(week));
  return times(base ?? fraction(0), fraction((multiplier - 100) * minutes, 100));
}

/** Section 6: the regular rate of each week. */
export function regularOf(
  stretches: readonly Stretch[],
  spans: readonly Span[],
  sets: readonly Rules[],
  weekOfSpan: (span: Span) => number,
): Regular {
  const pay = new Map<number, Fraction>();
  const minutes = new Map<number, number>();
  const more = (week: number, sum: Fraction): void => {
    pay.set(week, plus(pay.get(week) ?? fraction(0), sum));
  };
  for (const span of spans) {
    const flat = flatOf(span, sets);
    if (flat) more(weekOfSpan(span), flat);
  }
  for (const stretch of stretches) {
    const { span, week, winner, adding } = stretch;
    if (!span.entry.rate) continue;
    minutes.set(week, (minutes.get(week) ?? 0) + stretch.minutes);
    more(week, straightOf(stretch, sets));
    if (!ownRate(span, sets)) continue;
    for (const claim of winner ? [winner, ...adding] : adding)
      if (claim.multiplier < 150 && !HOURS.includes(claim.rule))
        more(
          week,
          premiumOf(claim, stretch, sets, () => null),
        );
  }
  return (week) => {
    const count = minutes.get(week);
    return count ? times(pay.get(week) ?? fraction(0), fraction(1, count)) : null;
  };
}

/** Section 7: amounts; the premium is not divided yet. */
export function lineOf(stretch: Stretch, sets: readonly Rules[], regular: Regular): Line {
  const { span, from, to, minutes, multiplier, date, week, paidBreak, winner, adding } = stretch;
  const facts = { entryId: span.entry.id, from, to, minutes, multiplier, date, week, paidBreak };
  const none = { straight: null, premium: null, amount: null };
  if (!span.entry.rate) return { ...facts, ...none, federal: null, state: null, contract: null };
  const exact = straightOf(stretch, sets);
  const premium = (winner ? [winner, ...adding] : adding)
    .map((claim) => premiumOf(claim, stretch, sets, regular))
    .reduce(plus, fraction(0));
  const [straight, amount] = [halfUp(exact), halfUp(plus(exact, premium))];
  const money = { straight, premium: amount - straight, amount };
  return { ...facts, ...money, federal: 0, state: 0, contract: 0 };
}

/** Section 9: the federal part is known; the rest belongs to the state's rule, then to the contract. */
export function divide(
  line: Line,
  stretch: Stretch,
  sets: readonly Rules[],
  regular: Regular,
): void {
  if (line.premium === null || line.federal === null) return;
  const left = line.premium - line.federal;
  const claim = stretch.claims[sets.findIndex(({ layer }) => layer === 'state')];
  const own = claim ? halfUp(premiumOf(claim, stretch, sets, regular)) : 0;
  line.state = Math.min(left, Math.max(0, own - line.federal));
  line.contract = left - line.state;
}
