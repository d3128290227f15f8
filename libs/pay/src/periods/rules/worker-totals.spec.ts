import type { FrozenItem } from './frozen-item.js';
import { isPaidNow, type ItemAhead, sumsAhead, workerTotals } from './worker-totals.js';

const DANA = { workerId: 7, worker: 'Dana Reyes', slug: 'dana', payrollNumber: '0042' };
const BO = { workerId: 9, worker: 'Bo Lind', slug: 'bo', payrollNumber: null };
const BO_TOO = { ...BO, workerId: 8, slug: 'bo2' };

/** Eight hours at $22.00. */
const work = (changes: Partial<FrozenItem> = {}): FrozenItem => ({
  ...{ entryId: 1, sign: 1, earning: 'regular', from: 600, to: 1080, date: '2026-11-24' },
  ...{ week: 0, minutes: 480, multiplier: 100, rate: 220_000, cents: 17_600 },
  ...{ federal: 0, state: 0, contract: 0, because: { code: 'regular' } },
  ...changes,
});
const premium = work({ earning: 'meal_premium', minutes: 60, multiplier: null, cents: 2_200 });
const bonus = work({ earning: 'bonus', minutes: null, multiplier: null, cents: 5_000 });
const unrated = { rate: null, cents: null };
const of = (item: FrozenItem, given: Partial<ItemAhead> = {}): ItemAhead => ({
  ...{ item, person: DANA },
  ...given,
});

describe('what closing would pay a worker', () => {
  it.each`
    items                                                                                                   | totals                                                             | because
    ${[of(work())]}                                                                                         | ${{ regularMinutes: 480, cents: 17_600 }}                          | ${'straight time'}
    ${[of(work({ multiplier: 150 })), of(work({ multiplier: 150 }))]}                                       | ${{ overtimeMinutes: 960, cents: 35_200 }}                         | ${'two days of overtime'}
    ${[of(work({ multiplier: 200 }))]}                                                                      | ${{ doubleMinutes: 480, cents: 17_600 }}                           | ${'double time'}
    ${[of(work({ multiplier: 250 })), of(work({ multiplier: 300 }))]}                                       | ${{ otherMinutes: 960, cents: 35_200 }}                            | ${'other multipliers share a column'}
    ${[of(premium), of(bonus)]}                                                                             | ${{ adderCents: 7_200, cents: 7_200 }}                             | ${'minutes of a premium are not worked'}
    ${[of(work({ sign: -1, minutes: -480, cents: -17_600 }), { isDifference: true }), of(work())]}          | ${{ differenceCents: -17_600 }}                                    | ${'what is taken back is a difference'}
    ${[of(work(), { isDifference: true }), of(work(), { isDifference: true })]}                             | ${{ regularMinutes: 960, cents: 35_200, differenceCents: 35_200 }} | ${'and so is what was forgotten'}
    ${[of(work(unrated)), of(work({ ...unrated, multiplier: 150 })), of(work({ ...unrated, entryId: 2 }))]} | ${{ regularMinutes: 960, overtimeMinutes: 480, withoutRate: 2 }}   | ${'entries without a rate are counted, not their lines'}
    ${[of(work({ ...unrated, sign: -1, minutes: -480 }))]}                                                  | ${{ regularMinutes: -480 }}                                        | ${'what had no rate is taken back'}
    ${[of(work(), { isDraft: true }), of(bonus, { isDraft: true })]}                                        | ${{ draftMinutes: 480, draftCents: 22_600 }}                       | ${'a draft is in no other number'}
    ${[of(work({ ...unrated, minutes: null }), { isDraft: true }), of(premium, { isDraft: true })]}         | ${{ draftCents: 2_200 }}                                           | ${'a draft has no price yet'}
  `('$totals: $because', ({ items, totals }) => {
    const none = {
      ...{ regularMinutes: 0, overtimeMinutes: 0, doubleMinutes: 0, otherMinutes: 0 },
      ...{ adderCents: 0, cents: 0, differenceCents: 0, withoutRate: 0 },
      ...{ draftMinutes: 0, draftCents: 0 },
    };
    expect(workerTotals(items as ItemAhead[])).toEqual([{ ...DANA, ...none, ...totals }]);
  });

  it('adds up to what the period pays, without what is not approved', () => {
    const items = [
      ...[of(work()), of(work({ multiplier: 150 }), { person: BO, isDifference: true })],
      ...[of(work({ multiplier: 200 })), of(work({ multiplier: 250 }), { person: BO })],
      ...[of(bonus), of(work(), { person: BO_TOO, isDraft: true })],
    ];
    expect(sumsAhead(workerTotals(items))).toEqual({
      ...{ minutes: 4 * 480, cents: 4 * 17_600 + 5_000, differenceCents: 17_600 },
    });
    expect(sumsAhead([])).toEqual({ minutes: 0, cents: 0, differenceCents: 0 });
  });

  it('is listed by name, and of equal names by who came first', () => {
    const people = [DANA, BO, BO_TOO].map((person) => of(work(), { person }));
    const slugs = workerTotals([...people, ...people]).map(({ slug }) => slug);
    expect(slugs).toEqual(['bo2', 'bo', 'dana']);
  });
});

describe('a worker whom closing would pay', () => {
  it.each`
    items                                           | isPaid   | because
    ${[of(work())]}                                 | ${true}  | ${'straight time is paid'}
    ${[of(work({ multiplier: 150 }))]}              | ${true}  | ${'overtime is'}
    ${[of(work({ multiplier: 200, cents: null }))]} | ${true}  | ${'hours without a rate are frozen, too'}
    ${[of(work({ multiplier: 250, cents: null }))]} | ${true}  | ${'at any multiplier'}
    ${[of(bonus)]}                                  | ${true}  | ${'a bonus alone is'}
    ${[of(work(), { isDraft: true })]}              | ${false} | ${'a draft waits'}
  `('$isPaid, because $because', ({ items, isPaid }) => {
    expect(workerTotals(items as ItemAhead[]).map(isPaidNow)).toEqual([isPaid]);
  });
});
