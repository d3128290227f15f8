import type { EntryPay, PaidEntry, PayLine, StackedRuleSet } from '#libs/pay';
import {
  breakOfPunch,
  entryPayModel,
  isCovered,
  premiumParts,
  setOf,
  unpaidGaps,
} from './entry-pay.model.js';

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

describe('what comes on top of the time', () => {
  const weeks = [
    { start: WEEK - 10_080, rate: 990_000 },
    { start: WEEK, rate: 240_000 },
  ];
  const night = { rule: 'night', multiplier: 150 };
  const weekly = { rule: 'weekly', multiplier: 150 };

  it.each`
    claim                                   | adding     | expected                                                        | because
    ${null}                                 | ${[]}      | ${[]}                                                           | ${'straight time has nothing on top'}
    ${weekly}                               | ${[]}      | ${[{ above: 50, rate: 240_000 }]}                               | ${'overtime is of the regular rate of its week'}
    ${{ rule: 'daily', multiplier: 200 }}   | ${[]}      | ${[{ above: 100, rate: 240_000 }]}                              | ${'daily overtime, too'}
    ${{ rule: 'holiday', multiplier: 200 }} | ${[]}      | ${[{ above: 100, rate: 300_000 }]}                              | ${'a holiday is of the own rate'}
    ${weekly}                               | ${[night]} | ${[{ above: 50, rate: 240_000 }, { above: 50, rate: 300_000 }]} | ${'rules that add have bases of their own'}
    ${null}                                 | ${[night]} | ${[{ above: 50, rate: 300_000 }]}                               | ${'also where no other claims'}
  `('$because', ({ claim, adding, expected }) => {
    const premium = expected.length > 0 ? 1 : 0;
    const line = { week: WEEK, rate: 300_000, premium, because: { claim, adding } };
    expect(premiumParts(line as PayLine, weeks)).toEqual(expected);
  });

  it('is nothing where there is no rate', () => {
    const because = { claim: weekly, adding: [] };
    expect(premiumParts({ week: WEEK, rate: null, premium: null, because } as never, [])).toEqual(
      [],
    );
  });

  it.each([
    ['day', 0, true],
    ['call', 0, true],
    ['day', 2_500, false],
    ['hour', 0, false],
  ])('a line of a rate per %s with straight time of %i is covered: %s', (per, straight, is) => {
    const paid = { time: { entry: { rate: { per, amount: 1 } } } } as PaidEntry;
    expect(isCovered({ straight } as PayLine, { paid })).toBe(is);
  });
});

describe('breaks of an entry', () => {
  const lunch = { start: 300, rawStart: 302, minutes: 60, paid: false };
  const entry = (breaks: object[], lines: object[] = []): PaidEntry =>
    ({ time: { entry: { start: 0, end: 600, breaks } }, lines }) as unknown as PaidEntry;

  it.each`
    breaks                                                  | lines                       | expected                                         | because
    ${[lunch]}                                              | ${[]}                       | ${[{ from: 300, to: 360 }]}                      | ${'an unpaid one'}
    ${[{ ...lunch, paid: true }]}                           | ${[]}                       | ${[]}                                            | ${'a paid one has a line'}
    ${[{ ...lunch, start: 570 }, { ...lunch, start: -30 }]} | ${[]}                       | ${[{ from: 0, to: 30 }, { from: 570, to: 600 }]} | ${'as far as it lies in the entry'}
    ${[{ ...lunch, start: 900 }]}                           | ${[]}                       | ${[]}                                            | ${'outside of it there is none'}
    ${[lunch]}                                              | ${[{ from: 350, to: 400 }]} | ${[]}                                            | ${'what a line pays is no gap'}
    ${[lunch]}                                              | ${[{ from: 360, to: 400 }]} | ${[{ from: 300, to: 360 }]}                      | ${'a line may follow at once'}
  `('$because', ({ breaks, lines, expected }: Record<string, object[]>) => {
    expect(unpaidGaps(entry(breaks!, lines))).toEqual(expected);
  });

  it.each`
    edge             | minute | expected     | because
    ${'break_start'} | ${300} | ${lunch}     | ${'by the minute that counts'}
    ${'break_start'} | ${302} | ${lunch}     | ${'or the one that was punched'}
    ${'break_start'} | ${301} | ${undefined} | ${'not after it was moved'}
    ${'start'}       | ${300} | ${undefined} | ${'no other punch'}
  `('are known from their punch: $because', ({ edge, minute, expected }) => {
    const raw = new Date(minute * 60_000 + 59_000).toISOString();
    expect(breakOfPunch({ edge, raw_at: raw }, [lunch])).toEqual(expected);
  });
});
