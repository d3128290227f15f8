import { ADDER_KINDS, type AdderKind } from '../engine/pay-result.js';
import { hundredthsOfHours } from './payroll-number-format.js';

/** What a worker is paid for on one call, at one multiplier and rate; or one kind of pay that is not for minutes. */
export interface PayrollItem {
  workerId: number;
  /** First name, then family name. */
  worker: string;
  /** Number in the company's payroll; null: nobody typed it yet. */
  payrollNumber: string | null;
  skill: string;
  event: string;
  call: string;
  /** Of the call: 'YYYY-MM-DD'. */
  date: string;
  key: EarningKey;
  /** Negative where a difference takes something back. Null: not counted in minutes. */
  minutes: number | null;
  /** Hourly rate in hundredths of a cent; null: none. */
  rate: number | null;
  /** Cents; null: the rate is not known. */
  cents: number | null;
  /** Its minutes are paid by a day or call rate (docs/pay.md 8.5): `cents` is their premium alone. */
  isCovered: boolean;
}

/** Of minutes: `regular`, `overtime` (1.5), `double_time` (2), or `hours_125`; of other pay: its kind. */
export type EarningKey = 'regular' | 'overtime' | 'double_time' | `hours_${number}` | AdderKind;

/** Kinds of pay by the names that files, mappings and answers share; beside them `hours_125` and the like. */
export const EARNING_KEYS: readonly EarningKey[] = [
  ...(['regular', 'overtime', 'double_time'] as const),
  ...ADDER_KINDS,
];

/** Minutes have one name for each multiplier: `hours_150` is none, since that is `overtime`. */
export function isEarningKey(text: string): text is EarningKey {
  const [, multiplier] = /^hours_([1-9]\d{2,3})$/.exec(text) ?? [];
  return multiplier
    ? earningKeyOf(Number(multiplier)) === text
    : (EARNING_KEYS as readonly string[]).includes(text);
}

const KEYS: Record<number, EarningKey> = { 100: 'regular', 150: 'overtime', 200: 'double_time' };

/** @param multiplier hundredths */
export function earningKeyOf(multiplier: number): EarningKey {
  return KEYS[multiplier] ?? `hours_${multiplier}`;
}

/** Whether it is paid for minutes that were worked or paid as a break; else it is an amount. */
export function isHours(key: EarningKey): boolean {
  return key in HOURS || key.startsWith('hours_');
}

/**
 * Whether a payroll that multiplies hours with a rate pays it. It does not pay what comes without minutes, nor the premium
 * of covered ones, whose straight pay it would pay twice: these are amounts.
 */
export function isPaidByTheHour({ key, minutes, cents, isCovered }: PayrollItem): boolean {
  return isHours(key) && !isCovered && (minutes !== 0 || !cents);
}

/** False: minutes that a day or call rate has paid, without a premium. */
export function hasOwnPay({ isCovered, cents }: PayrollItem): boolean {
  return !isCovered || cents !== 0;
}

/** Multipliers, in hundredths. */
const HOURS: Partial<Record<EarningKey, number>> = {
  regular: 100,
  overtime: 150,
  double_time: 200,
};

/** Cents that roundings of lines may come to. */
const ROUNDING = 5;

/**
 * For payrolls that read a rate: splits off, as an amount without minutes, what hours × rate × multiplier does not cover.
 * Overtime has it in a week with two rates, since its base is the regular rate.
 */
export function withRestBeside(items: readonly PayrollItem[]): PayrollItem[] {
  return items.flatMap((item) => {
    const rest = restOf(item);
    if (rest === 0) return [item];
    return [
      { ...item, cents: item.cents! - rest },
      { ...item, minutes: 0, cents: rest },
    ];
  });
}

function restOf(item: PayrollItem): number {
  const { key, minutes, rate, cents } = item;
  if (!isPaidByTheHour(item) || minutes === null || rate === null || cents === null) return 0;
  const centsPerHour = (rate * (HOURS[key] ?? Number(key.slice('hours_'.length)))) / 10_000;
  if (Math.abs(cents - (centsPerHour * minutes) / 60) < ROUNDING) return 0;
  return Math.round(cents - (centsPerHour * hundredthsOfHours(minutes)) / 100);
}

/**
 * Adds items up where a file has one line: equal `group`, key and rate. What comes to nothing is left out: an addition
 * and the difference that takes it back.
 *
 * @returns in the order of a file: by worker's name, worker, group, rate, key; whatever the order of the items
 */
export function grouped(
  items: readonly PayrollItem[],
  group: (item: PayrollItem) => string,
): PayrollItem[] {
  const sums = new Map<string, PayrollItem>();
  for (const item of [...items].sort(byEverything(group))) {
    const id = JSON.stringify([item.workerId, group(item), item.key, item.rate, item.isCovered]);
    const sum = sums.get(id);
    sums.set(id, sum ? added(sum, item) : item);
  }
  return [...sums.values()].filter(
    ({ minutes, cents }) => (minutes ?? 0) !== 0 || (cents ?? 0) !== 0,
  );
}

function added(sum: PayrollItem, item: PayrollItem): PayrollItem {
  const { minutes, cents } = item;
  return {
    ...sum,
    minutes: minutes === null ? sum.minutes : (sum.minutes ?? 0) + minutes,
    cents: cents === null ? sum.cents : (sum.cents ?? 0) + cents,
  };
}

/** Compared by code units: no order of a language, which differs between versions. */
function byEverything(
  group: (item: PayrollItem) => string,
): (one: PayrollItem, other: PayrollItem) => number {
  const sortKey = (item: PayrollItem): (string | number)[] => [
    ...[item.worker, item.workerId, group(item), item.rate ?? -1, item.key],
    Number(item.isCovered),
    ...[item.date, item.event, item.call, item.skill, item.minutes ?? 0, item.cents ?? 0],
  ];
  return (one, other) => {
    const [a, b] = [sortKey(one), sortKey(other)];
    const at = a.findIndex((value, nth) => value !== b[nth]);
    return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
  };
}
