import type { FieldShape, ListShape, ObjectShape, OptionShape, WholeShape } from './rule-shape.js';

const DAY = 1440;
const WEEK = 7 * DAY;

const minutes = (least: number, most: number): WholeShape => ({
  ...{ kind: 'whole', unit: 'minutes', least, most },
});
const ofDay: WholeShape = { kind: 'whole', unit: 'minute_of_day', least: 0, most: DAY - 1 };
/** A claim of 100 is none, and more than tenfold is a slip of the pen. */
const multiplier: WholeShape = { kind: 'whole', unit: 'hundredths', least: 101, most: 1000 };
/** Of the first of two parts, which may be paid at straight time. */
const anyMultiplier: WholeShape = { ...multiplier, least: 100 };
const callOr = (each: WholeShape): OptionShape => ({ kind: 'call_or_minutes', minutes: each });
const list = (of: OptionShape, most: number): ListShape => ({ kind: 'list', of, least: 1, most });
const object = (fields: ObjectShape['fields']): ObjectShape => ({ kind: 'object', fields });
const optional = (shape: OptionShape, description?: string): FieldShape => ({
  ...shape,
  optional: true,
  ...(description && { description }),
});

const described = (shape: OptionShape, description: string): FieldShape => ({
  ...shape,
  description,
});

const tier = (most: number): OptionShape => object({ after: minutes(0, most), multiplier });
const firstThen = {
  first: optional(minutes(1, DAY), 'So many minutes of the day at `multiplier`, later at `then`.'),
  multiplier: anyMultiplier,
  then: optional(anyMultiplier),
};

/** Every option of a rule set, as docs/pay.md defines it: names of the API, units and bounds. */
export const RULE_OPTIONS: ObjectShape['fields'] = {
  combine: optional(
    { kind: 'word', of: ['highest', 'adds'] },
    'How it joins the sets below: the highest multiplier counts (default), or it is added.',
  ),
  rounding: optional(
    object({ step: { kind: 'step', of: [5, 6, 15] } }),
    'Punches are rounded to the nearest step of the hour.',
  ),
  continuity: optional(minutes(0, DAY), 'Two entries with at most such a gap are one call.'),
  day: optional(
    object({
      kind: { kind: 'word', of: ['calendar', 'period', 'rolling'] },
      gap: optional(minutes(1, 2 * DAY), 'Of `period`: a gap that ends the day.'),
    }),
    'What daily overtime counts in; default: the calendar day.',
  ),
  daily: optional(list(tier(WEEK), 6), 'Overtime of the day, ascending.'),
  weekly: optional(list(tier(WEEK), 6), 'Overtime of the workweek, ascending.'),
  weekdays: optional(
    list(
      object({
        days: described(
          list({ kind: 'whole', unit: 'weekday', least: 0, most: 6 }, 7),
          'On the clocks of the event; 0 is Sunday.',
        ),
        ...firstThen,
      }),
      7,
    ),
    'Days of the week that are paid higher; 0 is Sunday.',
  ),
  consecutive: optional(
    list(object({ nth: { kind: 'whole', unit: 'days', least: 2, most: 7 }, ...firstThen }), 6),
    'From the nth day in a row within a workweek.',
  ),
  meals: optional(
    list(
      object({
        after: callOr(minutes(1, DAY)),
        length: optional(minutes(1, 240), 'A shorter break is no meal.'),
        cure: described(
          { kind: 'word', of: ['until_meal', 'next_hour', 'one_hour_premium'] },
          'What is paid without the meal.',
        ),
        multiplier: optional(multiplier, 'Not of `one_hour_premium`.'),
        waivable_up_to: optional(minutes(1, DAY), 'Work up to which the meal may be waived.'),
      }),
      2,
    ),
    'Meals that are due.',
  ),
  nights: optional(
    list(object({ from: ofDay, to: ofDay, multiplier }), 6),
    'Minutes of the local day; `to` at or before `from` crosses midnight.',
  ),
  holidays: optional(
    object({
      dates: described(list({ kind: 'date' }, 400), 'Days on the clocks of the event.'),
      multiplier,
    }),
    'Days that are paid higher.',
  ),
  rest: optional(
    list(
      object({
        from: minutes(0, 2 * DAY),
        below: minutes(1, 2 * DAY),
        after_work: optional(minutes(0, WEEK), 'Only after so much work.'),
        multiplier,
        until: described(
          { kind: 'word', of: ['shift', 'break'] },
          'How long it is paid: the whole shift, or until there is that much rest.',
        ),
      }),
      6,
    ),
    'Time off between two shifts that was too short.',
  ),
  minimum: optional(
    object({
      minutes: callOr(minutes(1, DAY)),
      counts: optional({ kind: 'flag' }, 'Whether top-ups count towards overtime.'),
      recall: optional(
        object({ within: minutes(1, DAY), minutes: minutes(1, DAY) }),
        'A shorter minimum for those who are called back soon.',
      ),
    }),
    'The least that a call is paid.',
  ),
  increment: optional(minutes(1, 480), 'Beyond the minimum, pay goes in such steps.'),
  reporting: optional(
    object({
      percent: { kind: 'whole', unit: 'percent', least: 1, most: 100 },
      least: minutes(0, DAY),
      most: minutes(1, DAY),
      never_more_than_scheduled: optional({ kind: 'flag' }, 'At most what was planned.'),
    }),
    'Owed to who is sent home.',
  ),
  spread: optional(
    object({
      over: minutes(1, DAY),
      minutes: minutes(1, DAY),
      cents: { kind: 'whole', unit: 'cents', least: 1, most: 100_000 },
    }),
    'Extra pay for a long day from first to last minute; `cents` are per hour.',
  ),
  cancellation: optional(
    object({ notice: minutes(1, 6 * WEEK), minutes: minutes(1, DAY) }),
    'Paid for a call that is canceled with less notice.',
  ),
  day_rate: optional(
    object({ minutes: minutes(60, DAY), half: optional(minutes(1, DAY)) }),
    'What a day rate covers.',
  ),
  bonus: optional({ kind: 'word', of: ['straight_hours'] }, 'In state sets only.'),
};
