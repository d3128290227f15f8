import type { RuleOption } from '#libs/pay';
import type { ValueKind } from './rule-values.js';

/** One field of a rule; `name` is its path within the rule, as the API names it. */
export type RuleField =
  | { kind: ValueKind; name: string }
  /** Hours, or what each call says. */
  | { kind: 'hours_or_call'; name: string }
  /** `further`: what a second row begins with, where it is not the first choice. */
  | { kind: 'choice'; name: string; of: readonly string[]; isNumber?: true; further?: string }
  | { kind: 'weekdays'; name: string }
  | { kind: 'days'; name: string }
  | { kind: 'tick'; name: string };

/** A rule of the editor: lines of fields, each a sentence with gaps. */
export interface RuleBlock {
  /** By the name of the API. */
  option: string;
  /** By the name of the engine. */
  key: RuleOption;
  /** How many of it there may be; absent: one. */
  most?: number;
  lines: readonly (readonly RuleField[])[];
  /** Only in sets of a state. */
  ofState?: true;
}

const hours = (name: string): RuleField => ({ kind: 'hours', name });
const times = (name = 'multiplier'): RuleField => ({ kind: 'times', name });
const choice = (name: string, ...of: string[]): RuleField => ({ kind: 'choice', name, of });
const tick = (name: string): RuleField => ({ kind: 'tick', name });
const firstThen = [times(), hours('first'), times('then')];

/** The rules that a set may have, in the order of the page: what most contracts say comes first. */
export const RULE_BLOCKS: readonly RuleBlock[] = [
  { option: 'daily', key: 'daily', most: 6, lines: [[hours('after'), times()]] },
  {
    ...{ option: 'meals', key: 'meals', most: 2 },
    lines: [
      [
        { kind: 'hours_or_call', name: 'after' },
        {
          ...{ kind: 'choice', name: 'cure', of: ['until_meal', 'next_hour', 'one_hour_premium'] },
          further: 'one_hour_premium',
        },
        times(),
      ],
      [hours('length'), hours('waivable_up_to')],
    ],
  },
  {
    ...{ option: 'nights', key: 'nights', most: 6 },
    lines: [[{ kind: 'clock', name: 'from' }, { kind: 'clock', name: 'to' }, times()]],
  },
  {
    ...{ option: 'minimum', key: 'minimum' },
    lines: [
      [{ kind: 'hours_or_call', name: 'minutes' }],
      [tick('counts')],
      [hours('recall.within'), hours('recall.minutes')],
    ],
  },
  { option: 'weekly', key: 'weekly', most: 6, lines: [[hours('after'), times()]] },
  {
    ...{ option: 'weekdays', key: 'weekdays', most: 7 },
    lines: [[{ kind: 'weekdays', name: 'days' }], firstThen],
  },
  {
    ...{ option: 'consecutive', key: 'consecutive', most: 6 },
    lines: [[{ kind: 'number', name: 'nth' }, ...firstThen]],
  },
  {
    ...{ option: 'holidays', key: 'holidays' },
    lines: [[{ kind: 'days', name: 'dates' }], [times()]],
  },
  {
    ...{ option: 'rest', key: 'rest', most: 6 },
    lines: [
      [hours('below'), times(), choice('until', 'shift', 'break')],
      [hours('from'), hours('after_work')],
    ],
  },
  {
    ...{ option: 'day', key: 'day' },
    lines: [[choice('kind', '', 'period', 'rolling'), hours('gap')]],
  },
  { option: 'increment', key: 'increment', lines: [[hours('')]] },
  { option: 'continuity', key: 'continuity', lines: [[hours('')]] },
  {
    ...{ option: 'rounding', key: 'rounding' },
    lines: [[{ kind: 'choice', name: 'step', of: ['', '5', '6', '15'], isNumber: true }]],
  },
  {
    ...{ option: 'reporting', key: 'reporting' },
    lines: [
      [{ kind: 'number', name: 'percent' }, hours('least'), hours('most')],
      [tick('never_more_than_scheduled')],
    ],
  },
  {
    ...{ option: 'cancellation', key: 'cancellation' },
    lines: [[hours('notice'), hours('minutes')]],
  },
  {
    ...{ option: 'spread', key: 'spread' },
    lines: [[hours('over'), hours('minutes'), { kind: 'money', name: 'cents' }]],
  },
  {
    ...{ option: 'day_rate', key: 'dayRate' },
    lines: [[hours('minutes'), hours('half')]],
  },
  { option: 'bonus', key: 'bonus', lines: [[choice('', '', 'straight_hours')]], ofState: true },
  { option: 'combine', key: 'combine', lines: [[choice('', '', 'adds')]] },
];

/** The name of a field: `daily.0.after`, `minimum.recall.within`, `increment`. @param row null: there is one */
export function fieldName(block: RuleBlock, row: number | null, field: RuleField): string {
  return [block.option, row, field.name].filter((part) => part !== null && part !== '').join('.');
}
