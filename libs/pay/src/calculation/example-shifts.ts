import type { PayEntry } from '../engine/pay-input.js';
import { payWorker } from '../engine/pay-worker.js';
import type { RuleSet } from '../engine/rule-set.js';
import { type PaySum, paySumOf } from './pay-sum.js';

/** A Monday that is in no list of holidays, in minutes since 1970. */
const MONDAY = Date.UTC(2001, 0, 8) / 60_000;
const DAY = 1440;

/** Of every example: 20.00 an hour, in hundredths of a cent. */
export const EXAMPLE_RATE = 200_000;

interface ExampleShift {
  /** Minutes since the Monday's midnight. */
  from: number;
  to: number;
  meals: { at: number; isPaid: boolean }[];
  /** Minutes from the cancellation to the start; absent: it was worked. */
  canceledNotice?: number | null;
}

const shift = (from: number, to: number, ...meals: ExampleShift['meals']): ExampleShift => ({
  ...{ from, to, meals },
});
/** Half an hour. */
const unpaid = (at: number): { at: number; isPaid: boolean } => ({ at, isPaid: false });

/** What most rules say something about: a long day, a night, a short call, a week, a cancellation. The minimum of each call is 4 h. */
const SHIFTS = {
  noMeal: [shift(480, 1200)],
  meals: [shift(480, 1260, unpaid(750), unpaid(1050))],
  night: [shift(1200, 1680, { at: DAY, isPaid: true })],
  short: [shift(480, 570)],
  week: [0, 1, 2, 3, 4].map((day) =>
    shift(day * DAY + 480, day * DAY + 1110, unpaid(day * DAY + 780)),
  ),
  canceled: [{ ...shift(480, 480), canceledNotice: 720 }],
} satisfies Record<string, ExampleShift[]>;

export type ExampleShiftKey = keyof typeof SHIFTS;

/** What an example comes to by some rules and by others. */
export interface ExamplePay {
  key: ExampleShiftKey;
  before: PaySum;
  after: PaySum;
}

/** What rules do, shown on shifts that nobody had to work. @param before in the order federal, state, contract; so is `after` */
export function exampleShifts(before: readonly RuleSet[], after: readonly RuleSet[]): ExamplePay[] {
  return (Object.keys(SHIFTS) as ExampleShiftKey[]).map((key) => ({
    ...{ key, before: paidBy(before, SHIFTS[key]), after: paidBy(after, SHIFTS[key]) },
  }));
}

function paidBy(sets: readonly RuleSet[], shifts: readonly ExampleShift[]): PaySum {
  const entries = shifts.map(entryOf);
  const place = { zone: 'UTC', workweek: { day: 0, minute: 0 } };
  const { lines, adders } = payWorker({ ...place, sets, entries });
  return paySumOf(
    entries.map((entry) => ({
      time: { entry },
      lines: lines.filter(({ entryId }) => entryId === entry.id),
      adders: adders.filter(({ entryId }) => entryId === entry.id),
    })),
  );
}

function entryOf({ from, to, meals, canceledNotice = null }: ExampleShift, nth: number): PayEntry {
  const [start, end] = [MONDAY + from, MONDAY + to];
  return {
    ...{ id: nth + 1, zone: 'UTC', start, end, rawStart: start, rawEnd: end },
    breaks: meals.map(({ at, isPaid }) => ({
      ...{ start: MONDAY + at, rawStart: MONDAY + at, minutes: 30, paid: isPaid },
    })),
    rate: { per: 'hour', amount: EXAMPLE_RATE },
    ...{ minimum: 240, mealTrigger: 300, scheduled: null, sentHome: false, canceledNotice },
    ...{ waived: [], extras: [] },
  };
}
