import { EMPTY_FILL, type Fill, isFilled, overbookedBy, sumOfFills } from './fill.js';

const fill = (given: Partial<Fill>): Fill => ({ ...EMPTY_FILL, ...given });

describe('a requirement', () => {
  it.each`
    given                                               | filled   | overbooked | because
    ${{ needed: 4, confirmed: 4 }}                      | ${true}  | ${0}       | ${'all positions are taken'}
    ${{ needed: 4, confirmed: 3, available: 2 }}        | ${false} | ${1}       | ${'a yes that waits does not fill, but is one too many'}
    ${{ needed: 4, confirmed: 6 }}                      | ${true}  | ${2}       | ${'a manager may confirm more'}
    ${{ needed: 4, confirmed: 2, asked: 2, queued: 1 }} | ${false} | ${1}       | ${'who was asked, or will be, may still say yes'}
    ${{ needed: 4, confirmed: 2, awaiting: 3 }}         | ${false} | ${1}       | ${'who is asked for consent may still say yes'}
    ${{ needed: 4, confirmed: 4, stopped: 1 }}          | ${true}  | ${1}       | ${'who sent STOP is still on the list'}
    ${{ needed: 4, confirmed: 2, declined: 9 }}         | ${false} | ${0}       | ${'a no books nobody'}
  `('of $given: filled $filled, overbooked by $overbooked, because $because', (row) => {
    expect(isFilled(fill(row.given))).toBe(row.filled);
    expect(overbookedBy(fill(row.given))).toBe(row.overbooked);
  });

  it('is summed up with the others', () => {
    const one = fill({
      ...{ needed: 4, confirmed: 3, available: 1, asked: 2, queued: 5, declined: 1 },
      ...{ awaiting: 3, stopped: 2 },
    });
    expect(sumOfFills([one, one])).toEqual({
      ...{ needed: 8, confirmed: 6, available: 2, asked: 4, queued: 10, declined: 2 },
      ...{ awaiting: 6, stopped: 4 },
    });
    expect(sumOfFills([])).toEqual(EMPTY_FILL);
  });
});
