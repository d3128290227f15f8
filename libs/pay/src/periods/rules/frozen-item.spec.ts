import fc from 'fast-check';
import { differences, type FrozenItem, frozenItems } from './frozen-item.js';

const anItem = (changes: Partial<FrozenItem> = {}): FrozenItem => ({
  ...{ entryId: 1, sign: 1, earning: 'regular', from: 600, to: 1080, date: '2026-11-24' },
  ...{ week: 0, minutes: 480, multiplier: 100, rate: 220_000, cents: 17_600 },
  ...{ federal: 0, state: 0, contract: 0, because: { code: 'regular' } },
  ...changes,
});
const OVERTIME = anItem({
  earning: 'overtime',
  minutes: 60,
  multiplier: 150,
  cents: 3_300,
  federal: 1_100,
});

describe('what a period keeps of an entry', () => {
  const time = { scope: { id: 3, date: '2026-11-24' } };
  const because = { code: 'weekly' };
  const line = {
    ...{ from: 600, to: 660, date: '2026-11-25', week: 5, minutes: 60, multiplier: 150 },
    ...{ rate: 220_000, amount: 3_300, federal: 1_100, state: 40, contract: 7, because },
  };
  const adder = {
    ...{ kind: 'spread', minutes: 60, amount: 1_700, federal: 9, week: 5 },
    ...{ set: 'New York', version: 2 },
  };
  const kept = (lines: object[], adders: object[]): FrozenItem[] =>
    frozenItems({ time, lines, adders } as never);

  it('is a line with its reason, on its own date', () => {
    const { amount, ...numbers } = line;
    expect(kept([line], [])).toEqual([
      { ...numbers, entryId: 3, sign: 1, earning: 'overtime', cents: amount },
    ]);
  });

  it('has no premium where nothing is paid', () => {
    const unpaid = { rate: null, amount: null, federal: null, state: null, contract: null };
    expect(kept([{ ...line, ...unpaid }], [])[0]).toMatchObject({
      ...{ cents: null, federal: 0, state: 0, contract: 0 },
    });
  });

  it('is an adder without times, on the date of the entry, with the rules it comes from', () => {
    expect(kept([], [adder])).toEqual([
      {
        ...{ entryId: 3, sign: 1, earning: 'spread', from: null, to: null },
        ...{ date: '2026-11-24', week: 5, minutes: 60, multiplier: null, rate: null },
        ...{ cents: 1_700, federal: 9, state: 0, contract: 0 },
        because: { set: 'New York', version: 2 },
      },
    ]);
  });
});

describe('the difference between what was frozen and what counts', () => {
  it.each`
    frozen                                   | current                                 | expected                                                                     | because
    ${[anItem()]}                            | ${[anItem()]}                           | ${[]}                                                                        | ${'nothing changed'}
    ${[anItem()]}                            | ${[anItem({ from: 601, because: {} })]} | ${[]}                                                                        | ${'nobody is paid for a reason'}
    ${[]}                                    | ${[anItem()]}                           | ${[anItem()]}                                                                | ${'it is new'}
    ${[anItem()]}                            | ${[]}                                   | ${[anItem({ sign: -1, minutes: -480, cents: -17_600 })]}                     | ${'it is void'}
    ${[OVERTIME]}                            | ${[]}                                   | ${[{ ...OVERTIME, sign: -1, minutes: -60, cents: -3_300, federal: -1_100 }]} | ${'its premium goes with it'}
    ${[anItem()]}                            | ${[anItem(), anItem()]}                 | ${[anItem()]}                                                                | ${'equal ones are counted'}
    ${[anItem({ rate: null, cents: null })]} | ${[anItem()]}                           | ${[anItem(), anItem({ sign: -1, minutes: -480, rate: null, cents: null })]}  | ${'it has a price now'}
  `('$because', ({ frozen, current, expected }: Record<string, FrozenItem[]>) => {
    expect(differences(frozen!, current!)).toEqual(expected);
  });

  const MORNING = anItem({ from: 480, to: 780, minutes: 300, because: { before: 0 } });
  const AFTERNOON = anItem({ from: 840, to: 1140, minutes: 300, because: { before: 300 } });
  const EVENING = anItem({ from: 1200, to: 1500, minutes: 300, because: { before: 600 } });
  const back = (item: FrozenItem): FrozenItem => ({
    ...item,
    ...{ sign: -1, minutes: -300, cents: -17_600 },
  });

  it.each`
    frozen                                   | current                          | expected                | because
    ${[]}                                    | ${[MORNING, AFTERNOON]}          | ${[MORNING, AFTERNOON]} | ${'equal hours around a meal keep their own times and counters'}
    ${[AFTERNOON]}                           | ${[MORNING, AFTERNOON]}          | ${[MORNING]}            | ${'what is missing is added'}
    ${[MORNING, AFTERNOON]}                  | ${[MORNING]}                     | ${[back(AFTERNOON)]}    | ${'the later ones are taken back'}
    ${[MORNING, AFTERNOON]}                  | ${[AFTERNOON]}                   | ${[back(MORNING)]}      | ${'the earlier ones are taken back'}
    ${[MORNING, AFTERNOON, back(MORNING)]}   | ${[]}                            | ${[back(AFTERNOON)]}    | ${'what was taken back stays so'}
    ${[back(MORNING), MORNING, AFTERNOON]}   | ${[AFTERNOON, EVENING]}          | ${[EVENING]}            | ${'the order of what was frozen does not matter'}
    ${[MORNING, AFTERNOON, back(AFTERNOON)]} | ${[MORNING, AFTERNOON]}          | ${[AFTERNOON]}          | ${'what was taken back comes again'}
    ${[MORNING]}                             | ${[AFTERNOON, EVENING]}          | ${[AFTERNOON]}          | ${'no more is added than is missing'}
    ${[AFTERNOON]}                           | ${[MORNING, AFTERNOON, EVENING]} | ${[MORNING, EVENING]}   | ${'what is missing may lie on both sides'}
    ${[MORNING, AFTERNOON, back(EVENING)]}   | ${[MORNING]}                     | ${[]}                   | ${'moved hours are taken back, too'}
  `('$because', ({ frozen, current, expected }: Record<string, FrozenItem[]>) => {
    expect(differences(frozen!, current!)).toEqual(expected);
  });

  it('is nothing where an amount is still not known', () => {
    const unknown = anItem({ earning: 'spread', minutes: null, cents: null });
    expect(differences([unknown], [unknown])).toEqual([]);
  });

  it('brings the sum to what counts now, after any number of periods', () => {
    const item = fc.record({
      entryId: fc.integer({ min: 1, max: 2 }),
      earning: fc.constantFrom('regular', 'overtime'),
      minutes: fc.integer({ min: 1, max: 3 }),
      cents: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    const state = fc.array(item, { maxLength: 4 }).map((all) => all.map(anItem));
    fc.assert(
      fc.property(fc.array(state, { maxLength: 5 }), (states) => {
        const frozen: FrozenItem[] = [];
        for (const current of states) {
          frozen.push(...differences(frozen, current));
          const sum = (items: FrozenItem[], what: 'minutes' | 'cents'): number =>
            items.reduce((all, each) => all + (each[what] ?? 0), 0);
          expect(sum(frozen, 'minutes')).toBe(sum(current, 'minutes'));
          expect(sum(frozen, 'cents')).toBe(sum(current, 'cents'));
          expect(differences(frozen, current)).toEqual([]);
        }
      }),
    );
  });
});
