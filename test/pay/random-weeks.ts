import fc from 'fast-check';
import {
  DAY_RATE_HOUSE,
  defaultSet,
  FEDERAL,
  CALIFORNIA,
  NEW_YORK,
  STAGEHAND_LOCAL,
} from '#libs/pay';
import type { PayBreak, PayEntry, PayInput, Rate, RuleSet } from '#libs/pay';

/** Autumn and spring changes of clocks, the turn of a year, and a plain week lie within three weeks of these. */
const STARTS = ['2026-10-25', '2027-03-07', '2026-12-20', '2026-06-07'].map(
  (date) => Date.parse(`${date}T05:00:00Z`) / 60_000,
);
const ZONES = ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const THREE_WEEKS = 21 * 1440;

const multiplier = fc.constantFrom(125, 150, 200, 250);
const hours = (most: number) =>
  fc.integer({ min: 0, max: most * 4 }).map((quarters) => quarters * 15);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const tiers = fc
  .array(fc.record({ after: hours(14), multiplier }), { minLength: 1, maxLength: 3 })
  .map((list) => [...new Map(list.map((each) => [each.after, each])).values()])
  .map((list) => list.sort((a, b) => a.after - b.after));
const firstThen = { first: maybe(hours(12)), multiplier, then: maybe(multiplier) };
const meal = fc.record({
  after: fc.oneof(hours(7), fc.constant('call' as const)),
  length: maybe(fc.constantFrom(20, 30, 45)),
  cure: fc.constantFrom('until_meal' as const, 'next_hour' as const, 'one_hour_premium' as const),
  multiplier,
  waivableUpTo: maybe(hours(12)),
});
const secondMeal = meal.map((each) => ({ ...each, cure: 'one_hour_premium' as const }));

/** Any set: each option of docs/pay.md may be there. */
const anySet = fc.record({
  combine: maybe(fc.constantFrom('highest' as const, 'adds' as const)),
  rounding: maybe(fc.record({ step: fc.constantFrom(5 as const, 6 as const, 15 as const) })),
  continuity: maybe(hours(4)),
  day: maybe(
    fc.oneof(
      fc.constant({ kind: 'calendar' as const }),
      fc.constant({ kind: 'rolling' as const }),
      hours(10).map((gap) => ({ kind: 'period' as const, gap })),
    ),
  ),
  daily: maybe(tiers),
  weekly: maybe(
    fc.constantFrom(20, 40, 48).map((after) => [{ after: after * 60, multiplier: 150 }]),
  ),
  weekdays: maybe(
    fc.array(fc.record({ days: fc.subarray([0, 1, 2, 3, 4, 5, 6]), ...firstThen }), {
      maxLength: 2,
    }),
  ),
  consecutive: maybe(
    fc.array(fc.record({ nth: fc.integer({ min: 2, max: 7 }), ...firstThen }), { maxLength: 2 }),
  ),
  meals: maybe(fc.oneof(fc.tuple(meal), fc.tuple(meal, secondMeal))),
  nights: maybe(
    fc.array(fc.record({ from: hours(23), to: hours(23), multiplier }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  holidays: maybe(
    fc.record({
      dates: fc.subarray(['2026-11-01', '2026-12-25', '2027-01-01', '2027-03-14', '2026-06-19']),
      multiplier,
    }),
  ),
  rest: maybe(
    fc.array(
      fc.record({
        from: hours(4),
        below: hours(8).map((minutes) => minutes + 240),
        afterWork: maybe(hours(14)),
        multiplier,
        until: fc.constantFrom('shift' as const, 'break' as const),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  minimum: maybe(
    fc.record({
      minutes: fc.oneof(hours(8), fc.constant('call' as const)),
      counts: fc.boolean(),
      recall: maybe(fc.record({ within: hours(6), minutes: hours(4) })),
    }),
  ),
  increment: maybe(fc.constantFrom(15, 30, 60)),
  reporting: maybe(
    fc.record({
      percent: fc.constantFrom(50, 100),
      least: hours(3),
      most: hours(4).map((minutes) => minutes + 180),
      neverMoreThanScheduled: fc.boolean(),
    }),
  ),
  spread: maybe(fc.record({ over: hours(12), minutes: fc.constant(60), cents: fc.nat(3000) })),
  cancellation: maybe(fc.record({ notice: hours(48), minutes: hours(4) })),
  dayRate: maybe(fc.record({ minutes: fc.constantFrom(480, 600), half: maybe(hours(5)) })),
});
const bonus = maybe(fc.constant('straight_hours' as const));

/** Absent options are absent, not undefined. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const setOf = (name: string, layer: RuleSet['layer']): fc.Arbitrary<RuleSet> =>
  anySet.map((options) => compact({ name, version: 1, layer, ...options }));
const stateSet = fc
  .tuple(setOf('Any state', 'state'), bonus)
  .map(([set, way]) => compact({ ...set, bonus: way }));

const stack: fc.Arbitrary<RuleSet[]> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(fc.constantFrom(null, CALIFORNIA.set, NEW_YORK.set), stateSet),
    fc.oneof(
      fc.constantFrom(null, defaultSet(150), STAGEHAND_LOCAL.set, DAY_RATE_HOUSE.set),
      setOf('Any contract', 'contract'),
    ),
  )
  .map(([federal, state, contract]) =>
    [federal ? FEDERAL.set : null, state, contract].filter((set) => set !== null),
  );

const rate: fc.Arbitrary<Rate | null> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      per: fc.constant('hour' as const),
      amount: fc.constantFrom(57_100, 200_000, 223_350, 300_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      per: fc.constant('day' as const),
      amount: fc.constantFrom(3_500_000, 3_333_300),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ per: fc.constant('call' as const), amount: fc.constant(1_250_100) }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);

interface Drawn {
  at: number;
  length: number;
  skew: number;
  zone: string;
  rate: Rate | null;
  breaks: { after: number; minutes: number; paid: boolean; skew: number }[];
  rest: Pick<PayEntry, 'minimum' | 'mealTrigger' | 'scheduled' | 'sentHome' | 'waived' | 'extras'>;
  canceledNotice: number | null;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  at: fc.nat(THREE_WEEKS),
  length: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 17 * 60 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  skew: fc.integer({ min: -9, max: 9 }),
  zone: fc.constantFrom(...ZONES.slice(0, 1), ...ZONES.slice(0, 1), ...ZONES),
  rate,
  breaks: fc.array(
    fc.record({
      after: fc.integer({ min: -60, max: 16 * 60 }),
      minutes: fc.constantFrom(10, 20, 30, 30, 60, 60, 45),
      paid: fc.boolean(),
      skew: fc.integer({ min: -4, max: 4 }),
    }),
    { maxLength: 4 },
  ),
  rest: fc.record({
    minimum: hours(6),
    mealTrigger: hours(6),
    scheduled: fc.option(hours(10)),
    sentHome: fc.boolean(),
    waived: fc.subarray(['first' as const, 'second' as const]),
    extras: fc.array(
      fc.record({
        kind: fc.constantFrom(
          'travel' as const,
          'per_diem' as const,
          'bonus' as const,
          'gift' as const,
        ),
        cents: fc.nat(20_000),
      }),
      { maxLength: 1 },
    ),
  }),
  canceledNotice: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hours(60) },
  ),
});

function entryOf(base: number, index: number, given: Drawn): PayEntry {
  const start = base + given.at;
  const end = given.canceledNotice === null ? start + given.length : start;
  return {
    id: index + 1,
    zone: given.zone,
    start,
    end,
    rawStart: start + given.skew,
    rawEnd: Math.max(start + given.skew, end - given.skew),
    breaks: given.breaks.map(({ after, minutes, paid, skew }): PayBreak => ({
      start: start + after,
      rawStart: start + after + skew,
      minutes,
      paid,
    })),
    rate: given.rate,
    ...given.rest,
    canceledNotice: given.canceledNotice,
  };
}

/** Three weeks of one worker, with wild rules; nothing is context. */
export const payInputs: fc.Arbitrary<PayInput> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    workweek: fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      minute: fc.constantFrom(0, 0, 360),
    }),
    sets: stack,
    base: fc.constantFrom(...STARTS),
    entries: fc.array(drawn, { minLength: 1, maxLength: 14 }),
  })
  .map(({ zone, workweek, sets, base, entries }) => ({
    zone,
    workweek,
    sets,
    entries: entries.map((each, index) => entryOf(base, index, each)),
  }));

/** The same, with the first days as context: they count for rest, recall and days, and are not paid here. */
export const payInputsWithContext: fc.Arbitrary<PayInput> = fc
  .tuple(payInputs, fc.integer({ min: 0, max: 9 }))
  .map(([input, days]) => {
    const first = Math.min(...input.entries.map(({ start }) => start));
    const isContext = ({ start }: PayEntry): boolean => start < first + days * 1440;
    const marked = input.entries.map((each) =>
      isContext(each) ? { ...each, context: true } : each,
    );
    return { ...input, entries: marked };
  });
