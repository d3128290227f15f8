import { dateIn } from '#libs/kernel';
import {
  type Claim,
  type EntryPay,
  type PaidEntry,
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

/** The rule set that a claim names, as it stood in the stack of the workweek; undefined: it was not in it. */
export function setOf(
  { set, version }: Pick<Claim, 'set' | 'version'>,
  week: number,
  { stacks, basis }: Pick<EntryPay, 'stacks' | 'basis'>,
): StackedRuleSet | undefined {
  const stack = stacks.get(dateIn(basis.zone, new Date(week * 60_000)));
  return stack?.find((each) => each.name === set && each.version === version);
}

function weeksOf({ worker, paid }: EntryPay): WeekModel[] {
  if (!worker || !paid) return [];
  const touched = new Set([...paid.lines, ...paid.adders].map(({ week }) => week));
  const entries = [...worker.entries, ...worker.others].sort(
    (a, b) => a.time.entry.start - b.time.entry.start,
  );
  return worker.weeks
    .filter(({ start }) => touched.has(start))
    .map(({ start, paidMinutes, payCents, regularRate, bonusCents, entries: parts }) => {
      const centsOf = new Map(parts.map(({ entryId, cents }) => [entryId, cents]));
      return {
        ...{ start, payCents, bonusCents, minutes: paidMinutes, rate: regularRate },
        rows: entries.flatMap((entry) => {
          const minutes = minutesIn(entry, start);
          const cents = centsOf.get(entry.time.entry.id) ?? null;
          return minutes === 0 ? [] : [{ entry, isThis: entry === paid, minutes, cents }];
        }),
      };
    });
}

function minutesIn({ lines }: PaidEntry, week: number): number {
  return lines.reduce((sum, line) => (line.week === week ? sum + line.minutes : sum), 0);
}
