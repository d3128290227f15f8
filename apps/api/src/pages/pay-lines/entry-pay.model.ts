import {
  type Claim,
  type EntryPay,
  type PaidEntry,
  type PayLine,
  type PaySum,
  paySumOf,
  type StackedRuleSet,
} from '#libs/pay';

/** How the regular rate of a workweek is made. Money in cents. */
export interface WeekModel {
  /** First minute of the workweek. */
  start: number;
  rows: { entry: PaidEntry; isThis: boolean; minutes: number; cents: number | null }[];
  minutes: number;
  payCents: number;
  /** Hundredths of a cent per hour, rounded for display. */
  rate: number;
  bonusCents: number;
}

export interface EntryPayModel extends EntryPay {
  sum: PaySum | null;
  weeks: WeekModel[];
}

/** The page of an entry from what was computed. */
export function entryPayModel(pay: EntryPay): EntryPayModel {
  const { paid } = pay;
  return { ...pay, sum: paid && paySumOf([paid]), weeks: weeksOf(pay) };
}

/** The rule set that a claim names, as it stood in the stack; undefined: it was not in it. */
export function setOf(
  { set, version }: Pick<Claim, 'set' | 'version'>,
  stacks: EntryPay['stacks'],
): StackedRuleSet | undefined {
  const all = [...stacks.values()].flat();
  return all.find((each) => each.name === set && each.version === version);
}

function weeksOf({ worker, paid }: EntryPay): WeekModel[] {
  if (!worker || !paid) return [];
  const touched = new Set([...paid.lines, ...paid.adders].map(({ week }) => week));
  const entries = [...worker.entries, ...worker.others];
  return worker.weeks
    .filter(({ start }) => touched.has(start))
    .map(({ start, paidMinutes, payForWork, bonusCents }) => {
      const [numerator = 0, denominator = 1] = payForWork.split('/').map(Number);
      const hundredths = numerator / denominator;
      return {
        start,
        rows: entries.flatMap((entry) => {
          const row = rowOf(entry, start);
          return row ? [{ entry, isThis: entry === paid, ...row }] : [];
        }),
        minutes: paidMinutes,
        payCents: Math.round(hundredths / 100),
        rate: Math.round((hundredths / paidMinutes) * 60),
        bonusCents,
      };
    })
    .map((week) => ({
      ...week,
      rows: week.rows.sort((a, b) => a.entry.time.entry.start - b.entry.time.entry.start),
    }));
}

/** Pay for work of one entry in a week: straight time, day and call rates, differentials; null: nothing in this week. */
function rowOf(
  { lines, adders, time }: PaidEntry,
  week: number,
): { minutes: number; cents: number | null } | null {
  const own = lines.filter((line) => line.week === week);
  const minutes = own.reduce((sum, line) => sum + line.minutes, 0);
  if (minutes === 0) return null;
  const { rate } = time.entry;
  if (rate === null) return { minutes, cents: null };
  const differentials = own.reduce((sum, line) => sum + differentialOf(line), 0);
  // Exact, as the engine sums it up; the lines' own amounts are rounded each.
  if (rate.per === 'hour')
    return { minutes, cents: Math.round((rate.amount * minutes) / 6000) + differentials };
  const flat = adders.filter(
    (adder) => adder.week === week && ['day_rate', 'call_rate'].includes(adder.kind),
  );
  const cents =
    differentials +
    own.reduce((sum, { straight }) => sum + (straight ?? 0), 0) +
    flat.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return { minutes, cents };
}

const HOURS_RULES = new Set(['daily', 'consecutive', 'weekday', 'weekly']);

/** The premium of a time rule below one and a half is a differential, and pay for work (docs/pay.md 6). */
function differentialOf({ because, multiplier, premium }: PayLine): number {
  const { claim } = because;
  return claim && !HOURS_RULES.has(claim.rule) && multiplier < 150 ? (premium ?? 0) : 0;
}
