import { moneyText } from '#libs/kernel';
import {
  ADDER_CODES,
  ADDER_KINDS,
  adderSentence,
  CLAIM_RULES,
  LAYERS,
  type PayAdder,
  type PayLine,
  paySentence,
  type PaySum,
  type PayWeek,
} from '#libs/pay';
import {
  choice,
  date,
  flag,
  inline,
  instant,
  integer,
  list,
  money,
  nullable,
  decimal,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const MINUTE = 60_000;

/** Hundredths of a cent have four decimals, cents two. */
const cents = (amount: number | null): string | null =>
  amount === null ? null : moneyText(amount, 2);
const exact = (amount: number | null): string | null =>
  amount === null ? null : moneyText(amount, 4);
const at = (minute: number): string => new Date(minute * MINUTE).toISOString();

const AMOUNT = nullable(money('123.75', 'Null: the work has no rate.'));

const ClaimShape = object('PayClaim', {
  set: text('California', 'The rule set.'),
  version: integer(1),
  layer: choice(LAYERS),
  rule: choice(CLAIM_RULES),
  multiplier: decimal(1.5),
  threshold: nullable(integer(480, 'Minutes; of nights the minute of the day.')),
});

export const PayLineShape = object('PayLine', {
  from: instant('2031-05-01T19:00:00.000Z'),
  to: instant('2031-05-01T22:45:00.000Z'),
  minutes: integer(225),
  multiplier: decimal(1.5),
  date: date('2031-05-01'),
  week: instant('2031-04-27T04:00:00.000Z', 'When the workweek starts.'),
  paid_break: flag(false),
  rate: nullable(money('22.00', 'Hourly.')),
  amount: AMOUNT,
  straight: nullable(money('82.50', 'For the time itself.')),
  premium: nullable(money('41.25', 'On top of it.')),
  federal: nullable(money('0.00', 'Part of the premium that federal law requires.')),
  state: nullable(money('41.25')),
  contract: nullable(money('0.00')),
  because: inline({
    code: text('daily', '`regular`, `paid_break`, or the rule.'),
    claim: nullable(ClaimShape),
    adding: list(ClaimShape, 'Rules that add to it.'),
    before: nullable(integer(480, 'Counter before the line, in minutes.')),
    after: nullable(integer(705, 'Counter after it.')),
    sentence: text('hour 8 to 11:45 of the day, California daily overtime, 1.5 ×'),
    sentence_es: text('hora 8 a 11:45 del día, horas extra diarias, California, 1.5 ×'),
  }),
});
type PayLineView = Static<typeof PayLineShape>;

export const PayAdderShape = object('PayAdder', {
  kind: choice(ADDER_KINDS),
  minutes: nullable(integer(150, 'Null: it is not counted in minutes.')),
  amount: AMOUNT,
  federal: money('0.00', 'Part of it that federal law requires above the regular rate.'),
  set: nullable(text('Default', 'The rule set; null: it was typed.')),
  version: nullable(integer(1)),
  because: nullable(
    inline(
      {
        code: choice(ADDER_CODES, '`recall`: the minimum of who was called back.'),
        threshold: integer(
          240,
          'Minutes that are paid at least, or those beyond which a meal or spread is paid; of a cancellation, the notice that is due.',
        ),
        before: integer(
          90,
          'Minutes that were counted against it: paid ones, those worked, the spread of the day, or the notice that was given.',
        ),
      },
      'The rule that asks for it; null: it was typed, or follows from the rate or the sums of the week.',
    ),
  ),
  sentence: text('2:30 h more, from 1:30 h up to the minimum of 4 h, Default'),
  sentence_es: text('2:30 h más, de 1:30 h hasta el mínimo de 4 h, Default'),
});
type PayAdderView = Static<typeof PayAdderShape>;

export const PaySumShape = object('PaySum', {
  entries: integer(1, 'How many people, each for one call.'),
  minutes: integer(705),
  added_minutes: integer(0),
  by_multiplier: list(inline({ multiplier: decimal(1), minutes: integer(480) })),
  amount: nullable(money('299.75', 'Sum of what is known; null: nothing has a rate.')),
  without_rate: integer(0, 'Of the entries, those without a rate.'),
});
export type PaySumView = Static<typeof PaySumShape>;

export const PayWeekShape = object('PayWeek', {
  start: instant('2031-04-27T04:00:00.000Z'),
  minutes: integer(705, 'Paid minutes of work that has a rate.'),
  pay_for_work: money('258.50', 'Rounded; the regular rate is computed of the exact sum.'),
  regular_rate: money('22.00', 'An hour; rounded.'),
  bonuses: money('0.00'),
  entries: list(
    inline({
      id: integer(97, 'Of the time entry.'),
      minutes: integer(705, 'Paid minutes of the entry in this week.'),
      pay_for_work: money('258.50', 'Rounded; the sum of the week is that of the exact ones.'),
    }),
    'What each time entry with a rate brings into the week, by time.',
  ),
});
type PayWeekView = Static<typeof PayWeekShape>;

export function presentLine(line: PayLine): PayLineView {
  const { because } = line;
  return {
    from: at(line.from),
    to: at(line.to),
    minutes: line.minutes,
    multiplier: line.multiplier / 100,
    date: line.date,
    week: at(line.week),
    paid_break: line.paidBreak,
    rate: exact(line.rate),
    amount: cents(line.amount),
    straight: cents(line.straight),
    premium: cents(line.premium),
    federal: cents(line.federal),
    state: cents(line.state),
    contract: cents(line.contract),
    because: {
      code: because.code,
      claim: because.claim && presentClaim(because.claim),
      adding: because.adding.map(presentClaim),
      before: because.before,
      after: because.after,
      sentence: paySentence(because, 'en'),
      sentence_es: paySentence(because, 'es'),
    },
  };
}

type Claim = NonNullable<PayLine['because']['claim']>;

function presentClaim({ multiplier, ...claim }: Claim): Static<typeof ClaimShape> {
  const { set, version, layer, rule, threshold } = claim;
  return { set, version, layer, rule, multiplier: multiplier / 100, threshold };
}

export function presentAdder(adder: PayAdder): PayAdderView {
  const { kind, minutes, amount, federal, set, version, because } = adder;
  return {
    ...{ kind, minutes, set, version, because },
    amount: cents(amount),
    federal: moneyText(federal, 2),
    sentence: adderSentence(adder, 'en'),
    sentence_es: adderSentence(adder, 'es'),
  };
}

export function presentSum(sum: PaySum): PaySumView {
  return {
    entries: sum.entries,
    minutes: sum.minutes,
    added_minutes: sum.addedMinutes,
    by_multiplier: sum.byMultiplier.map(({ multiplier, minutes }) => ({
      multiplier: multiplier / 100,
      minutes,
    })),
    amount: cents(sum.cents),
    without_rate: sum.withoutRate,
  };
}

export function presentWeek(week: PayWeek): PayWeekView {
  return {
    start: at(week.start),
    minutes: week.paidMinutes,
    pay_for_work: moneyText(week.payCents, 2),
    regular_rate: moneyText(week.regularRate, 4),
    bonuses: moneyText(week.bonusCents, 2),
    entries: week.entries.map(({ entryId: id, minutes, cents: pay }) => ({
      ...{ id, minutes },
      pay_for_work: moneyText(pay, 2),
    })),
  };
}
