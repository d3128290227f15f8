/** The words of a rule in the editor: around the gaps of its lines, and an example in words. */
export interface BlockWords {
  title: string;
  /** What it does, with numbers one can follow. */
  example: string;
  /** For each line, the words before, between and after its fields. */
  lines: readonly (readonly string[])[];
  /** Of fields, by their names, for screen readers. */
  labels: Readonly<Record<string, string>>;
  /** Of choices, by their values. */
  choices?: Readonly<Record<string, string>>;
}

const MULTIPLIER = { multiplier: 'Times the rate' };
const FIRST_THEN = {
  ...MULTIPLIER,
  first: 'Only for so many hours',
  then: 'Times the rate after that',
};

export const ENGLISH_BLOCKS: Readonly<Record<string, BlockWords>> = {
  daily: {
    title: 'Overtime of the day',
    example:
      'After 10 hours at 2 ×: of twelve hours in a day, the last two are paid double. A day ends at midnight, unless “What a day is” says otherwise.',
    lines: [['Overtime after', 'hours a day at', '×']],
    labels: { after: 'Hours a day', ...MULTIPLIER },
  },
  meals: {
    title: 'Meals',
    example:
      'By 5 hours, otherwise until the meal at 2 ×: from 8:00 AM to 3:00 PM without a meal, the hours after 1:00 PM are paid double.',
    lines: [
      ['Meal by', 'otherwise', 'at', '×'],
      ['A break is a meal from', 'hours on. It may be waived up to', 'hours of work.'],
    ],
    labels: {
      after: 'Hours until a meal',
      cure: 'Without the meal',
      ...MULTIPLIER,
      length: 'Length of a meal',
      waivable_up_to: 'Hours up to which it may be waived',
    },
    choices: {
      until_meal: 'until the meal',
      next_hour: 'the next hour',
      one_hour_premium: 'one hour’s premium',
    },
  },
  nights: {
    title: 'Night',
    example:
      'From 12:00 AM to 8:00 AM at 1.5 ×: of 10:00 PM to 3:00 AM, three hours are paid more.',
    lines: [['Night from', 'to', 'at', '×']],
    labels: { from: 'From', to: 'To', ...MULTIPLIER },
  },
  minimum: {
    title: 'Minimum of a call',
    example: 'At least 4 hours: who works from 8:00 to 9:30 AM is paid two and a half hours more.',
    lines: [['At least', 'a call.'], [], ['Called back within', 'hours: at least', 'hours.']],
    labels: {
      minutes: 'Hours a call',
      counts: 'The hours that are added count towards overtime',
      'recall.within': 'Called back within so many hours',
      'recall.minutes': 'Hours of a recall',
    },
  },
  weekly: {
    title: 'Overtime of the week',
    example:
      'After 40 hours at 1.5 ×: hours that are overtime of the day already do not count again.',
    lines: [['Overtime after', 'hours a week at', '×']],
    labels: { after: 'Hours a week', ...MULTIPLIER },
  },
  weekdays: {
    title: 'Days of the week',
    example: 'Saturday and Sunday at 1.5 ×, only for the first 8 hours, then at 2 ×.',
    lines: [[], ['At', '×; or that only for the first', 'hours, then at', '×']],
    labels: { days: 'Days', ...FIRST_THEN },
  },
  consecutive: {
    title: 'Sixth and seventh day',
    example: 'From day 7 in a row, at 1.5 × only for the first 8 hours, then at 2 ×.',
    lines: [['From day', 'in a row at', '×; or that only for the first', 'hours, then at', '×']],
    labels: { nth: 'Day in a row', ...FIRST_THEN },
  },
  holidays: {
    title: 'Holidays',
    example: 'On 2026-12-25 at 2 ×: work after midnight of December 25 is paid double.',
    lines: [[], ['At', '×']],
    labels: { dates: 'Dates, one in each line, such as 2026-12-25', ...MULTIPLIER },
  },
  rest: {
    title: 'Rest between shifts',
    example:
      'Less than 8 hours off at 1.5 × for the whole shift: out at 2:00 AM, back at 8:30 AM, and all of the second shift is paid more.',
    lines: [
      ['Back after less than', 'hours off, at', '×', ''],
      ['Only after at least', 'hours off, and after', 'hours of work.'],
    ],
    labels: {
      below: 'Hours off',
      ...MULTIPLIER,
      until: 'How long',
      from: 'At least so many hours off',
      after_work: 'After so many hours of work',
    },
    choices: { shift: 'for the whole shift', break: 'until there is that much rest' },
  },
  day: {
    title: 'What a day is',
    example: 'Until 8 hours off: who works from 8:00 PM to 6:00 AM works ten hours of one day.',
    lines: [['For overtime, a day is', '. The gap:', 'hours.']],
    labels: { kind: 'What a day is', gap: 'Hours off that end a day' },
    choices: {
      '': 'a day of the calendar',
      period: 'until there is a gap of work',
      rolling: '24 hours from its first minute of work',
    },
  },
  increment: {
    title: 'Steps beyond the minimum',
    example: 'Steps of 1 hour: 5 h 10 are paid as 6 hours. For half hours, type 0:30.',
    lines: [['Beyond the minimum, pay in steps of', 'hours.']],
    labels: { '': 'Hours of a step' },
  },
  continuity: {
    title: 'Still the same call',
    example: 'At most 1 hour: from 8:00 to 10:00 AM and from 10:45 AM to noon is one call.',
    lines: [['With a gap of at most', 'hours it is still the same call.']],
    labels: { '': 'Hours of the gap' },
  },
  rounding: {
    title: 'Rounding of punches',
    example: 'To 15 minutes: 7:52 counts as 7:45, and 7:53 as 8:00.',
    lines: [['Round what was punched to the nearest', 'minutes.']],
    labels: { step: 'Minutes' },
    choices: { '': 'no', 5: '5', 6: '6', 15: '15' },
  },
  reporting: {
    title: 'Sent home',
    example: '50 % of the planned time, at least 2 hours and at most 4: of eight hours, four.',
    lines: [['Pay', '% of the planned time, at least', 'hours and at most', 'hours.'], []],
    labels: {
      percent: 'Percent of the planned time',
      least: 'At least, hours',
      most: 'At most, hours',
      never_more_than_scheduled: 'Never more than was planned',
    },
  },
  cancellation: {
    title: 'Canceled at short notice',
    example:
      'Less than 24 hours before, 3 hours: canceled the evening before, three are paid. Counted are cancellations by the company, not those of workers.',
    lines: [['Canceled less than', 'hours before: pay', 'hours.']],
    labels: { notice: 'Hours before', minutes: 'Hours that are paid' },
  },
  spread: {
    title: 'Spread of hours',
    example: 'More than 10 hours, 1 hour at 17.00: from 8:00 AM to 8:00 PM with a long pause.',
    lines: [
      ['More than', 'hours from the first to the last minute: pay', 'hours more, at', 'an hour.'],
    ],
    labels: { over: 'Hours', minutes: 'Hours more', cents: 'Amount an hour' },
  },
  day_rate: {
    title: 'Day rates',
    example: 'Covers 10 hours; up to 5, half: who works eleven hours gets the day and one hour.',
    lines: [['A day rate covers', 'hours. Up to', 'hours, half of it is paid.']],
    labels: { minutes: 'Hours of the day', half: 'Hours of half a day' },
  },
  bonus: {
    title: 'Promised bonuses',
    example: 'California divides a bonus by the straight hours of the week, federal law by all.',
    lines: [['A bonus raises overtime', '']],
    labels: { '': 'How' },
    choices: { '': 'as federal law says', straight_hours: 'by what it makes of a straight hour' },
  },
  combine: {
    title: 'Together with other rules',
    example: 'Overtime at 1.5 × in a night at 1.5 ×: the highest is 1.5 ×, added they are 2 ×.',
    lines: [['Where rules of other sets hold as well,', '']],
    labels: { '': 'Which counts' },
    choices: { '': 'the highest counts', adds: 'this set’s is added' },
  },
};
