import { displayTime, timeOfMinute } from '#libs/kernel';
import type { FirstThen, Tier } from '../engine/rule-set.js';
import { lengthOf, moneyOf, timesOf } from './rule-amounts.js';
import type { RuleSentences } from './rule-words.js';

const DAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

const at = (minute: number): string => displayTime(timeOfMinute(minute));
const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const tiers = (of: string, list: readonly Tier[]): string =>
  `Over ${list
    .map(
      ({ after, multiplier }, nth) =>
        `${lengthOf(after)}${nth === 0 ? ` ${of}` : ''}: ${timesOf(multiplier)}`,
    )
    .join(', over ')}.`;
const firstThen = ({ first, multiplier, then }: FirstThen): string =>
  first === undefined || then === undefined
    ? timesOf(multiplier)
    : `${timesOf(multiplier)} for the first ${lengthOf(first)}, then ${timesOf(then)}`;

export const ENGLISH_RULES: RuleSentences = {
  daily: (list) => tiers('a day', list),
  day: (day) =>
    day.kind === 'period'
      ? `A day lasts until ${lengthOf(day.gap)} off, across midnight.`
      : day.kind === 'rolling'
        ? 'A day is 24 hours from its first minute of work.'
        : 'A day is a calendar day.',
  weekly: (list) => tiers('a week', list),
  weekdays: (list) =>
    list.map(
      ({ days, ...rule }) => `On ${joined(days.map((day) => DAYS[day]!))}: ${firstThen(rule)}.`,
    ),
  consecutive: (list) =>
    list.map(({ nth, ...rule }) => `From the ${ORDINALS[nth]} day in a row: ${firstThen(rule)}.`),
  holidays: ({ dates, multiplier }) =>
    `On ${dates.length === 1 ? '1 holiday' : `${dates.length} holidays`}: ${timesOf(multiplier)}.`,
  meals: (list) =>
    list.map(({ after, length, cure, multiplier = 100, waivableUpTo }, nth) => {
      const due = `${nth === 0 ? 'A meal' : 'A second meal'}${length ? ` of at least ${lengthOf(length)}` : ''} by ${after === 'call' ? 'each call’s own time' : lengthOf(after)}`;
      if (cure === 'until_meal') return `${due}, otherwise ${timesOf(multiplier)} until the meal.`;
      if (cure === 'next_hour')
        return `${due}, otherwise ${timesOf(multiplier)} for the next hour.`;
      const waiver = waivableUpTo
        ? ` It may be waived up to ${lengthOf(waivableUpTo)} of work.`
        : '';
      return `${due}, otherwise one hour’s pay.${waiver}`;
    }),
  nights: (list) =>
    list.map(
      ({ from, to, multiplier }) => `From ${at(from)} to ${at(to)}: ${timesOf(multiplier)}.`,
    ),
  rest: (list) =>
    list.map(({ from, below, afterWork, multiplier, until }) => {
      const off =
        from > 1
          ? `${lengthOf(from)} to less than ${lengthOf(below)}`
          : `less than ${lengthOf(below)}`;
      const work = afterWork ? `, after ${lengthOf(afterWork)} of work` : '';
      const held = until === 'shift' ? 'for the whole shift' : `until ${lengthOf(below)} off`;
      return `Back after ${off} off${work}: ${timesOf(multiplier)} ${held}.`;
    }),
  minimum: ({ minutes, counts, recall }) => [
    `At least ${minutes === 'call' ? 'each call’s own minimum' : `${lengthOf(minutes)} a call`}${counts ? ', which counts towards overtime' : ''}.`,
    ...(recall
      ? [`Called back within ${lengthOf(recall.within)}: at least ${lengthOf(recall.minutes)}.`]
      : []),
  ],
  increment: (minutes) => `Beyond the minimum, time is paid in steps of ${lengthOf(minutes)}.`,
  continuity: (minutes) => `With a gap of at most ${lengthOf(minutes)} it is still the same call.`,
  rounding: ({ step }) => `Punches are rounded to the nearest ${step} minutes.`,
  reporting: ({ percent, least, most, neverMoreThanScheduled }) =>
    `Sent home: ${percent} % of the planned time, at least ${lengthOf(least)} and at most ${lengthOf(most)}${neverMoreThanScheduled ? ', never more than planned' : ''}.`,
  cancellation: ({ notice, minutes }) =>
    `Canceled less than ${lengthOf(notice)} before: ${lengthOf(minutes)} are paid.`,
  spread: ({ over, minutes, cents }) =>
    `More than ${lengthOf(over)} from first to last minute of a day: ${lengthOf(minutes)} extra at ${moneyOf(cents)}.`,
  dayRate: ({ minutes, half }) =>
    `A day rate covers ${lengthOf(minutes)}${half ? `; up to ${lengthOf(half)}, half of it is paid` : ''}.`,
  bonus: () => 'Bonuses raise overtime by what they make of each straight hour.',
  combine: (way) =>
    way === 'adds'
      ? 'What these rules pay is added to the rules below.'
      : 'Where several rules hold, the highest counts.',
};
