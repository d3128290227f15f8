import fc from 'fast-check';
import { payWorker } from '#libs/pay';
import { payInputsWithContext } from './random-weeks.js';
import { type ReferenceResult, referencePay } from './reference-pay.js';

/** Each input has three weeks. */
const RUNS = { numRuns: Number(process.env['PAY_WEEKS'] ?? 170) };

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
      fc.property(payInputsWithContext, (input) => {
        expect(compared(payWorker(input))).toEqual(compared(referencePay(input)));
      }),
      RUNS,
    );
  });
});
