import { worksAhead } from './work-ahead.js';
import type { ItemAhead } from './worker-totals.js';

const anItem = (
  id: number,
  item: { minutes?: number | null; multiplier?: number | null; cents?: number | null },
  kind: Pick<ItemAhead, 'isDifference' | 'isDraft'> = {},
): ItemAhead =>
  ({
    item: { entryId: id, minutes: 60, multiplier: 100, cents: 2_000, ...item },
    ...kind,
  }) as ItemAhead;

describe('what closing would pay a worker, entry by entry', () => {
  const place = (date: string, isCanceled = false) => ({
    ...{ event: 'Tour', call: 'Load in', date, isCanceled },
  });
  const entries = new Map([
    [7, place('2026-11-10')],
    [8, place('2026-11-09')],
    [9, place('2026-11-10')],
  ]);

  it('is the sum of its items, by date', () => {
    const topUp = { multiplier: null, minutes: 90, cents: 3_000 };
    const items = [
      anItem(9, {}, { isDraft: true }),
      anItem(7, {}),
      anItem(7, topUp),
      anItem(8, { minutes: -30, cents: -1_000 }, { isDifference: true }),
    ];
    expect(worksAhead(items, entries)).toEqual([
      {
        id: 8,
        ...place('2026-11-09'),
        minutes: -30,
        cents: -1_000,
        isDifference: true,
        isDraft: false,
      },
      {
        id: 7,
        ...place('2026-11-10'),
        minutes: 60,
        cents: 5_000,
        isDifference: false,
        isDraft: false,
      },
      {
        id: 9,
        ...place('2026-11-10'),
        minutes: 60,
        cents: 2_000,
        isDifference: false,
        isDraft: true,
      },
    ]);
  });

  it('is hours alone without a rate', () => {
    const [work] = worksAhead([anItem(7, { cents: null })], entries);
    expect(work).toMatchObject({ minutes: 60, cents: 0 });
  });

  it('is nothing without items', () => {
    expect(worksAhead([], entries)).toEqual([]);
  });
});
