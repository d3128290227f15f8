import type { Adder } from './reference-adders.js';
import { type Fraction, fraction, halfUp, plus, times } from './reference-fraction.js';
import type { Rules } from './reference-input.js';
import { isOvertime, type Line, type Regular, type Stretch } from './reference-lines.js';
import type { Span } from './reference-spans.js';

interface Facts {
  sets: readonly Rules[];
  spans: readonly Span[];
  stretches: readonly Stretch[];
  /** Lines won by hours rules: their federal part is written here. */
  overtime: readonly Line[];
  regular: Regular;
  weekOfSpan: (span: Span) => number;
}

/** The sums of a week over the entries with a rate: overtime of bonuses (8.6) and the federal difference (9). */
export function weekSums(facts: Facts): Adder[] {
  const { sets, spans, stretches, overtime, regular, weekOfSpan } = facts;
  const adders: Adder[] = [];
  for (const week of new Set(stretches.map((each) => each.week))) {
    const all = stretches.filter((each) => each.week === week);
    const own = all.filter(({ span }) => span.entry.rate);
    const minutes = own.reduce((sum, each) => sum + each.minutes, 0);
    const bonus = spans
      .filter((span) => weekOfSpan(span) === week)
      .flatMap(({ entry }) => entry.extras)
      .reduce((sum, { kind, cents }) => sum + (kind === 'bonus' ? cents : 0), 0);
    const entryId = all.at(-1)!.span.entry.id;
    if (minutes === 0) continue;
    const push = (kind: string, amount: number, federal: number): void => {
      if (amount > 0) adders.push({ entryId, kind, minutes: null, amount, federal, week });
    };
    const bonusOvertime = halfUp(bonusOf(bonus, own, sets));
    const rates = regular(week);
    const owed =
      rates && sets.some(({ layer }) => layer === 'federal')
        ? halfUp(
            times(plus(rates, fraction(bonus, minutes)), fraction(Math.max(0, minutes - 2400), 2)),
          )
        : 0;
    const lines = overtime.filter((line) => line.week === week);
    const met = lines.reduce((sum, { premium }) => sum + (premium ?? 0), 0);
    let left = owed;
    for (const line of lines) {
      if (line.premium === null) continue;
      line.federal = Math.min(left, line.premium);
      left -= line.federal;
    }
    const ofBonus = Math.min(left, bonusOvertime);
    push('bonus_overtime', bonusOvertime, ofBonus);
    const missing = Math.max(0, owed - met - bonusOvertime);
    push('federal_difference', missing, missing);
  }
  return adders;
}

function bonusOf(bonus: number, own: readonly Stretch[], sets: readonly Rules[]): Fraction {
  const minutes = own.reduce((sum, each) => sum + each.minutes, 0);
  const over = own.filter(isOvertime);
  const overMinutes = over.reduce((sum, each) => sum + each.minutes, 0);
  const isFederal = sets.some(({ layer }) => layer === 'federal');
  const federal = fraction(isFederal ? bonus * overMinutes : 0, 2 * minutes);
  const isState = sets.some((set) => set.layer === 'state' && set.bonus === 'straight_hours');
  if (!isState || overMinutes === minutes) return federal;
  const weighted = over.reduce((sum, each) => sum + each.minutes * each.winner!.multiplier, 0);
  const state = fraction(bonus * weighted, 100 * (minutes - overMinutes));
  return state.n * federal.d > federal.n * state.d ? state : federal;
}
