import fc from 'fast-check';
import { roundEdited, type TypedTimeRounding } from './round-edited.js';

it.each`
  typed                    | target | counts                | because
  ${'2026-11-23T08:00'}    | ${30}  | ${'2026-11-23T08:00'} | ${'a mark stays'}
  ${'2026-11-23T08:14'}    | ${30}  | ${'2026-11-23T08:00'} | ${'nearer to the hour'}
  ${'2026-11-23T08:15'}    | ${30}  | ${'2026-11-23T08:00'} | ${'a tie goes to the even one'}
  ${'2026-11-23T08:16'}    | ${30}  | ${'2026-11-23T08:30'} | ${'nearer to the half hour'}
  ${'2026-11-23T08:44'}    | ${30}  | ${'2026-11-23T08:30'} | ${'nearer to the half hour'}
  ${'2026-11-23T08:45'}    | ${30}  | ${'2026-11-23T09:00'} | ${'a tie goes to the even one'}
  ${'2026-11-23T08:46'}    | ${30}  | ${'2026-11-23T09:00'} | ${'nearer to the next hour'}
  ${'2026-11-23T23:46'}    | ${30}  | ${'2026-11-24T00:00'} | ${'midnight is on the next day'}
  ${'2026-12-31T23:45'}    | ${30}  | ${'2027-01-01T00:00'} | ${'and may be in the next year'}
  ${'2026-11-23T08:15:59'} | ${30}  | ${'2026-11-23T08:00'} | ${'seconds are dropped'}
  ${'2026-11-23T08:29'}    | ${0}   | ${'2026-11-23T08:00'} | ${'less than half an hour goes down'}
  ${'2026-11-23T08:30'}    | ${0}   | ${'2026-11-23T09:00'} | ${'half an hour goes up'}
  ${'2026-11-23T08:00'}    | ${0}   | ${'2026-11-23T08:00'} | ${'a mark stays'}
  ${'2028-02-28T23:30'}    | ${0}   | ${'2028-02-29T00:00'} | ${'midnight is on the next day'}
`(
  'W15 typed $typed, target $target: counts as $counts, because $because',
  (row: { typed: string; target: TypedTimeRounding; counts: string }) => {
    expect(roundEdited(row.typed, row.target)).toBe(row.counts);
  },
);

it('lands on a mark at most half the way to the next, and stays there', () => {
  fc.assert(
    fc.property(
      fc.nat(24 * 60 - 1),
      fc.constantFrom<TypedTimeRounding>(30, 0),
      (minute, target) => {
        const typed = new Date(Date.UTC(2026, 10, 23, 0, minute)).toISOString().slice(0, 16);
        const counts = roundEdited(typed, target);
        const step = target === 30 ? 30 : 60;
        expect((Date.parse(`${counts}Z`) / 60_000) % step).toBe(0);
        expect(
          Math.abs(Date.parse(`${counts}Z`) - Date.parse(`${typed}Z`)) / 60_000,
        ).toBeLessThanOrEqual(step / 2);
        expect(roundEdited(counts, target)).toBe(counts);
      },
    ),
  );
});
