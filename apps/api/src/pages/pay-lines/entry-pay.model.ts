import { dateIn } from '#libs/kernel';
import {
  type Claim,
  type EntryPay,
  type EntryPunch,
  OVERTIME_RULES,
  type PaidEntry,
  type PayBreak,
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

/** The rule set that a claim names, as it stood in the stack of the workweek; undefined: it was not in it. */
export function setOf(
  { set, version }: Pick<Claim, 'set' | 'version'>,
  week: number,
  { stacks, basis }: Pick<EntryPay, 'stacks' | 'basis'>,
): StackedRuleSet | undefined {
  const stack = stacks.get(dateIn(basis.zone, new Date(week * 60_000)));
  return stack?.find((each) => each.name === set && each.version === version);
}

/** Whether the day or call rate pays these minutes, so that the line has what comes on top of it alone. */
export function isCovered(line: PayLine, { paid }: Pick<EntryPay, 'paid'>): boolean {
  const per = paid?.time.entry.rate?.per ?? 'hour';
  return per !== 'hour' && line.straight === 0;
}

/**
 * What comes on top of straight time, claim by claim: hundredths of the multiplier above 1, and the hourly rate they are of
 * (hundredths of a cent). Overtime is a multiple of the week's regular rate, all else of the hourly rate of the entry.
 */
export function premiumParts(
  line: PayLine,
  weeks: readonly Pick<WeekModel, 'start' | 'rate'>[],
): { above: number; rate: number }[] {
  const { claim, adding } = line.because;
  const regular = weeks.find(({ start }) => start === line.week)?.rate ?? null;
  return [...(claim ? [claim] : []), ...adding].flatMap(({ rule, multiplier }) => {
    const rate = OVERTIME_RULES.has(rule) ? regular : line.rate;
    return rate === null || !line.premium ? [] : [{ above: multiplier - 100, rate }];
  });
}

/** Between two lines, minutes of an unpaid break. Minutes since 1970, UTC. */
export interface UnpaidGap {
  from: number;
  to: number;
}

/** Unpaid breaks within the entry, by time, as far as no line pays for their minutes. */
export function unpaidGaps({ lines, time }: Pick<PaidEntry, 'lines' | 'time'>): UnpaidGap[] {
  const { start, end, breaks } = time.entry;
  return breaks
    .filter(({ paid }) => !paid)
    .map((each) => ({
      from: Math.max(start, each.start),
      to: Math.min(end, each.start + each.minutes),
    }))
    .filter(({ from, to }) => from < to && !lines.some((line) => line.from < to && from < line.to))
    .sort((a, b) => a.from - b.from);
}

/** The break that a punch began, as it counts now; undefined: it was moved, taken away or is no break. */
export function breakOfPunch(
  { edge, raw_at: raw }: Pick<EntryPunch, 'edge' | 'raw_at'>,
  breaks: readonly PayBreak[],
): PayBreak | undefined {
  if (edge !== 'break_start') return undefined;
  const minute = Math.floor(new Date(raw).getTime() / 60_000);
  return breaks.find(({ start, rawStart }) => start === minute || rawStart === minute);
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
