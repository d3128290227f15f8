import type { Rate } from '../../engine/pay-input.js';
import {
  type DatedRate,
  isRateScope,
  RATE_SCOPES,
  RateBook,
  type RatedWork,
  type RateScope,
} from './rate-precedence.js';

const ANY: RateScope = {
  workerId: null,
  laborTypeId: null,
  locationId: null,
  eventId: null,
  requirementId: null,
};
/** Ann, as rigger, for the load-in of Harbor Lights at the arena, on May 1st. */
const WORK: RatedWork = {
  workerId: 1,
  laborTypeId: 2,
  locationId: 3,
  eventId: 4,
  requirementId: 5,
  date: '2031-05-01',
};
const ann = { workerId: 1 };
const rigger = { laborTypeId: 2 };
const arena = { locationId: 3 };
const harborLights = { eventId: 4 };
const loadIn = { requirementId: 5 };

const hourly = (amount: number): Rate => ({ per: 'hour', amount });

let nextId = 1;
function rate(scope: Partial<RateScope>, amount: number | null, from = '2031-01-01'): DatedRate {
  const scoped = { ...ANY, ...scope };
  return { id: nextId++, scope: scoped, from, rate: amount === null ? null : hourly(amount) };
}

describe('of two rates that match', () => {
  it.each`
    special                                   | general                                   | because
    ${{ ...ann, ...loadIn }}                  | ${loadIn}                                 | ${'it names the person too'}
    ${loadIn}                                 | ${{ ...ann, ...harborLights, ...rigger }} | ${'a requirement is narrower than its event'}
    ${{ ...ann, ...harborLights, ...rigger }} | ${{ ...ann, ...harborLights }}            | ${'it names the skill too'}
    ${{ ...ann, ...harborLights }}            | ${{ ...harborLights, ...rigger }}         | ${'the person comes before the skill'}
    ${{ ...harborLights, ...rigger }}         | ${harborLights}                           | ${'it names the skill too'}
    ${harborLights}                           | ${{ ...ann, ...arena, ...rigger }}        | ${'this job comes before what is usual'}
    ${{ ...ann, ...arena, ...rigger }}        | ${{ ...ann, ...arena }}                   | ${'it names the skill too'}
    ${{ ...ann, ...arena }}                   | ${{ ...ann, ...rigger }}                  | ${'the house comes before the skill'}
    ${{ ...ann, ...rigger }}                  | ${ann}                                    | ${'it names the skill too'}
    ${ann}                                    | ${{ ...arena, ...rigger }}                | ${'the person comes before house and skill'}
    ${{ ...arena, ...rigger }}                | ${arena}                                  | ${'it names the skill too'}
    ${arena}                                  | ${rigger}                                 | ${'the house comes before the skill'}
    ${rigger}                                 | ${{}}                                     | ${'everything comes before what names nothing'}
  `(
    '$special counts before $general: $because',
    ({ special, general }: Record<string, Partial<RateScope>>) => {
      const rates = [rate(general!, 200_000), rate(special!, 300_000)];
      for (const book of [new RateBook(rates), new RateBook(rates.reverse())]) {
        expect(book.counting(WORK)?.rate).toEqual(hourly(300_000));
        expect(book.matching(WORK).map((each) => each.rate!.amount)).toEqual([300_000, 200_000]);
      }
    },
  );

  it('there are no others than these fourteen', () => {
    const all = [0, 1].flatMap((w) =>
      [0, 1].flatMap((t) =>
        [0, 1].flatMap((l) =>
          [0, 1].flatMap((e) =>
            [0, 1].map((q) => ({
              workerId: w || null,
              laborTypeId: t || null,
              locationId: l || null,
              eventId: e || null,
              requirementId: q || null,
            })),
          ),
        ),
      ),
    );
    expect(all.filter(isRateScope)).toHaveLength(RATE_SCOPES.length);
    expect(isRateScope({ ...ANY, ...harborLights, ...arena })).toBe(false);
    expect(isRateScope({ ...ANY, ...loadIn, ...rigger })).toBe(false);
  });
});

describe('a rate', () => {
  it.each`
    named                              | other
    ${{ workerId: 9 }}                 | ${'another worker'}
    ${{ laborTypeId: 9 }}              | ${'another skill'}
    ${{ locationId: 9 }}               | ${'another house'}
    ${{ eventId: 9 }}                  | ${'another event'}
    ${{ requirementId: 9 }}            | ${'another requirement'}
    ${{ workerId: 1, laborTypeId: 9 }} | ${'the worker as something else'}
  `('of $other does not match', ({ named }: { named: Partial<RateScope> }) => {
    expect(new RateBook([rate(named, 250_000)]).counting(WORK)).toBeNull();
  });

  it('of a house does not match an event without a location', () => {
    const book = new RateBook([rate(arena, 250_000), rate(rigger, 200_000)]);
    expect(book.counting({ ...WORK, locationId: null })?.rate).toEqual(hourly(200_000));
  });

  it('that names the worker does not match somebody who is not known yet', () => {
    const book = new RateBook([rate(ann, 250_000), rate(rigger, 200_000), rate({}, 180_000)]);
    const matching = book.matching({ ...WORK, workerId: null });
    expect(matching.map((each) => each.rate!.amount)).toEqual([200_000, 180_000]);
  });

  it('that was written last counts, of two of one day', () => {
    const rates = [rate(ann, 220_000), rate(ann, 240_000), rate(ann, 230_000)];
    for (const given of [rates, [...rates].reverse()])
      expect(new RateBook(given).counting(WORK)?.rate).toEqual(hourly(230_000));
  });

  it('that ends on the day on which it begins does not count, if the end was written last', () => {
    const [begun, ended] = [rate(ann, 220_000), rate(ann, null)];
    for (const given of [
      [begun, ended],
      [ended, begun],
    ])
      expect(new RateBook(given).counting(WORK)).toBeNull();
  });

  it.each`
    date            | expected   | because
    ${'2030-12-31'} | ${null}    | ${'none counts yet: hours only, no price of zero'}
    ${'2031-01-01'} | ${220_000} | ${'it counts from its date on'}
    ${'2031-04-30'} | ${220_000} | ${'until the day before the next one'}
    ${'2031-05-01'} | ${240_000} | ${'the next one replaces it'}
    ${'2031-06-30'} | ${240_000} | ${'until it is ended'}
    ${'2031-07-01'} | ${180_000} | ${'then what is less special counts'}
    ${'2031-08-01'} | ${260_000} | ${'and it can begin again'}
  `(
    'counts on $date as $expected: $because',
    ({ date, expected }: { date: string; expected: number | null }) => {
      const rates = [
        rate(ann, 240_000, '2031-05-01'),
        rate(ann, 220_000, '2031-01-01'),
        rate(ann, 260_000, '2031-08-01'),
        rate(ann, null, '2031-07-01'),
        rate({}, 180_000, '2031-06-15'),
      ];
      for (const book of [new RateBook(rates), new RateBook([...rates].reverse())])
        expect(book.counting({ ...WORK, date })?.rate?.amount ?? null).toBe(expected);
    },
  );
});
