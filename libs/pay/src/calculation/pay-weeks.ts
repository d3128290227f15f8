import { dateOf } from '../engine/local-clock.js';
import type { Placed } from '../engine/pay-input.js';
import type { PayAdder, PayLine, PayResult, PayWeek } from '../engine/pay-result.js';
import { payWorker } from '../engine/pay-worker.js';
import type { RuleSet } from '../engine/rule-set.js';
import { Workweeks } from '../engine/workweeks.js';
import { withMealsInTime } from './planned-meals.js';
import type { PayableEntry, PayableWeeks } from '../worked-time/worked-time.js';

/** Rule sets by the first date of a workweek, in the order of the stack. */
export type StackOf = (date: string) => readonly RuleSet[];

/** What one entry is paid. */
export interface PaidEntry {
  time: PayableEntry;
  lines: PayLine[];
  adders: PayAdder[];
}

/** What one worker is paid for the entries that were asked for. */
export interface PaidWorker {
  /** Null: somebody who is not known yet. */
  workerId: number | null;
  /** Those that were asked for, by start; of cancellations those that are owed something. */
  entries: PaidEntry[];
  /** The other entries of their workweeks, by start; lines beyond these weeks are not complete. */
  others: PaidEntry[];
  /** The workweeks that they touch, over entries that have a rate. */
  weeks: PayWeek[];
  /** Paid minutes of these workweeks by their start, over all entries. */
  minutesOfWeeks: ReadonlyMap<number, number>;
  overlaps: PayResult['overlaps'];
}

/** First dates of the workweeks that paid entries touch, by start of the week. */
export function weekDates({ times }: PayableWeeks, placed: Placed): Map<number, string> {
  const weeks = new Workweeks(placed);
  const dates = new Map<number, string>();
  for (const { entry } of times) {
    if (entry.context) continue;
    let week = weeks.startOf(Math.min(entry.start, entry.rawStart));
    // Rounded punches may move an entry into the neighbouring week.
    const last = Math.max(entry.end, entry.rawEnd);
    do {
      dates.set(week, dateOf(weeks.firstDay(week)));
      week = weeks.nextAfter(week);
    } while (week <= last);
  }
  return dates;
}

/** The ways to count hours that lie in two workweeks, since the company moved them; most weeks have one way. */
export function placements(weeks: PayableWeeks, placed: Placed): Placed[] {
  if (!placed.earlier?.length) return [placed];
  const workweeks = new Workweeks(placed);
  const isIn = ({ entry }: PayableEntry): boolean =>
    !entry.context && workweeks.meets(entry.start, Math.max(entry.start, entry.end - 1));
  if (!weeks.times.some(isIn)) return [placed];
  return (['new', 'old'] as const).map((overlap) => ({ ...placed, overlap }));
}

/** Pays whole workweeks; where two overlap, the way that pays the worker more (29 CFR 778.302). */
export function payWeeks(weeks: PayableWeeks, placed: Placed, stackOf: StackOf): PaidWorker {
  const [first, ...others] = placements(weeks, placed).map((each) =>
    payPlaced(weeks, each, stackOf),
  );
  return others.reduce((best, each) => (worthOf(each) > worthOf(best) ? each : best), first!);
}

/** All that is paid, in cents; without rates the minutes by their multipliers. */
function worthOf({ entries, others }: PaidWorker): number {
  const all = [...entries, ...others];
  const amounts = all.flatMap(({ lines, adders }) => [...lines, ...adders]);
  const cents = amounts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  if (cents > 0) return cents;
  return all
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + line.minutes * line.multiplier, 0);
}

/**
 * Pays whole workweeks, each by the rules that count on its first date: where rules change, both weeks are computed with all
 * entries, and each keeps its own lines.
 */
function payPlaced(weeks: PayableWeeks, placed: Placed, stackOf: StackOf): PaidWorker {
  const stacks = new Map<string, { sets: readonly RuleSet[]; weeks: Set<number> }>();
  for (const [week, date] of weekDates(weeks, placed)) {
    const sets = stackOf(date);
    const key = textOf(sets);
    const stack = stacks.get(key) ?? { sets, weeks: new Set() };
    stacks.set(key, stack);
    stack.weeks.add(week);
  }
  const paid = { lines: [] as PayLine[], adders: [] as PayAdder[], weeks: [] as PayWeek[] };
  let overlaps: PayResult['overlaps'] = [];
  for (const { sets, weeks: own } of stacks.values()) {
    const entries = weeks.times.map((time) =>
      time.state === 'planned' ? withMealsInTime(time.entry, sets) : time.entry,
    );
    const result = payWorker({ ...placed, sets, entries });
    paid.lines.push(...result.lines.filter(({ week }) => own.has(week)));
    paid.adders.push(...result.adders.filter(({ week }) => own.has(week)));
    paid.weeks.push(...result.weeks.filter(({ start }) => own.has(start)));
    overlaps = result.overlaps;
  }
  const minutesOfWeeks = new Map<number, number>();
  for (const { week, minutes } of paid.lines)
    minutesOfWeeks.set(week, (minutesOfWeeks.get(week) ?? 0) + minutes);
  const all = weeks.times
    .filter(({ entry }) => !entry.context)
    .map((time) => paidEntryOf(time, paid))
    .filter(({ time, adders }) => time.state !== 'canceled' || adders.length > 0);
  const isAsked = ({ time }: PaidEntry): boolean => weeks.asked.has(time.scope.id);
  return {
    workerId: weeks.workerId,
    entries: all.filter(isAsked),
    others: all.filter((entry) => !isAsked(entry)),
    weeks: paid.weeks.sort((a, b) => a.start - b.start),
    minutesOfWeeks,
    overlaps: overlaps.filter(({ entryId }) => weeks.asked.has(entryId)),
  };
}

const texts = new WeakMap<readonly RuleSet[], string>();

/** What a stack says; many workers have the same. */
function textOf(sets: readonly RuleSet[]): string {
  const text = texts.get(sets) ?? JSON.stringify(sets);
  texts.set(sets, text);
  return text;
}

function paidEntryOf(
  time: PayableEntry,
  { lines, adders }: Pick<PayResult, 'lines' | 'adders'>,
): PaidEntry {
  const isOwn = ({ entryId }: { entryId: number }): boolean => entryId === time.entry.id;
  return {
    time,
    lines: lines.filter(isOwn).sort((a, b) => a.from - b.from),
    adders: adders.filter(isOwn),
  };
}
