import type { EntryPay, PaidEntry, PayLine, StackedRuleSet } from '#libs/pay';
import { entryPayModel, setOf } from './entry-pay.model.js';

const WEEK = 32_000_000;

function anEntry(id: number, amount: number | null, lines: Partial<PayLine>[]): PaidEntry {
  const rate = amount === null ? null : { per: 'hour' as const, amount };
  return {
    time: { scope: { id }, entry: { id, start: WEEK + id, rate } },
    lines: lines.map((line) => ({
      week: WEEK,
      straight: 0,
      premium: 0,
      multiplier: 100,
      because: {},
      ...line,
    })),
    adders: [],
  } as unknown as PaidEntry;
}

/** 30 h at 20.00 and 20 h at 30.00 are 24.00 an hour (docs/pay.md 6). */
function aPay(...others: PaidEntry[]): EntryPay {
  const paid = anEntry(2, 300_000, [{ minutes: 1200 }]);
  const week = { start: WEEK, paidMinutes: 3000, payCents: 120_000, regularRate: 240_000 };
  const entries = [
    { entryId: 1, minutes: 1800, cents: 60_000 },
    { entryId: 2, minutes: 1200, cents: 60_000 },
  ];
  const weeks = [week, { ...week, start: WEEK + 10_080 }].map((each) => ({ ...each, entries }));
  const worker = { entries: [paid], others, weeks };
  return { paid, worker, stacks: new Map() } as unknown as EntryPay;
}

describe('how a regular rate is made', () => {
  it('is the pay for work of the week by its hours, entry by entry', () => {
    const { weeks } = entryPayModel(aPay(anEntry(1, 200_000, [{ minutes: 1800 }])));
    expect(weeks).toMatchObject([{ start: WEEK, payCents: 120_000, minutes: 3000, rate: 240_000 }]);
    expect(weeks[0]!.rows.map(({ isThis, minutes, cents }) => [isThis, minutes, cents])).toEqual([
      [false, 1800, 60_000],
      [true, 1200, 60_000],
    ]);
  });

  it('has hours without a rate, and no minutes of other weeks', () => {
    const others = [
      anEntry(0, null, [{ minutes: 60 }]),
      anEntry(3, 200_000, [{ minutes: 60, week: WEEK - 10_080 }]),
    ];
    const [week] = entryPayModel(aPay(...others)).weeks;
    expect(week!.rows.map(({ entry, cents }) => [entry.time.scope.id, cents])).toEqual([
      [0, null],
      [2, 60_000],
    ]);
  });
});

it('finds the set that a claim names in the stack of its workweek', () => {
  const set = (ruleSetId: number, version: number) =>
    ({ name: 'Federal', ruleSetId, version }) as StackedRuleSet;
  const [archived, now] = [set(7, 1), set(8, 1)];
  const stacks = new Map([
    ['2031-04-27', [archived]],
    ['2031-05-04', [now]],
  ]);
  const zone = 'America/New_York';
  const found = (version: number, date: string) =>
    setOf({ set: 'Federal', version }, minuteOf(date), { stacks, basis: { zone } as never });
  const minuteOf = (date: string): number => Date.parse(`${date}T00:00:00-04:00`) / 60_000;
  expect(found(1, '2031-04-27')).toBe(archived);
  expect(found(1, '2031-05-04')).toBe(now);
  expect(found(2, '2031-05-04')).toBeUndefined();
  expect(found(1, '2031-05-11')).toBeUndefined();
});
