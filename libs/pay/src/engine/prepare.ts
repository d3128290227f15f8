import { clockOf } from './local-clock.js';
import type { PayBreak, PayEntry, PayInput } from './pay-input.js';
import type { RuleSet } from './rule-set.js';

/** Minutes, the end not included. */
export interface Span {
  from: number;
  to: number;
}

export interface PaidSpan extends Span {
  paidBreak: boolean;
}

/** An entry after rounding and overlaps, in order of time. */
export interface Prepared extends Span {
  entry: PayEntry;
  paid: PaidSpan[];
  paidMinutes: number;
  /** Minutes since the latest earlier end; null: nothing came before. */
  gap: number | null;
  /** Entries with the same number belong to one work period. */
  workPeriod: number;
}

export interface Preparation {
  /** Entries with paid minutes, by start. */
  working: Prepared[];
  /** The others: only reporting pay, cancellation and extras concern them. */
  idle: Prepared[];
  overlaps: { entryId: number; from: number; to: number }[];
}

/** Steps 1 to 3 of docs/pay.md. */
export function prepare({ entries, sets }: PayInput): Preparation {
  const result: Preparation = { working: [], idle: [], overlaps: [] };
  const step = lastOf(sets, 'rounding')?.step;
  const continuity = lastOf(sets, 'continuity') ?? 0;
  const rounded = entries.map((entry) => ({ entry, ...spanOf(entry, step) }));
  rounded.sort((a, b) => a.from - b.from || a.entry.id - b.entry.id);

  let taken = -Infinity;
  let lastEnd: number | null = null;
  let workPeriod = 0;
  for (const { entry, from: start, to: end } of rounded) {
    const from = Math.max(start, taken);
    if (end > start && from > start)
      result.overlaps.push({ entryId: entry.id, from: start, to: Math.min(end, from) });
    const paid = from < end ? paidSpans(entry.breaks, { from, to: end }) : [];
    const paidMinutes = sum(paid);
    if (paidMinutes === 0) {
      result.idle.push({
        entry,
        from: start,
        to: start,
        paid,
        paidMinutes,
        gap: null,
        workPeriod: -1,
      });
      continue;
    }
    const gap: number | null = lastEnd === null ? null : from - lastEnd;
    if (gap === null || gap > continuity) workPeriod += 1;
    result.working.push({ entry, from, to: end, paid, paidMinutes, gap, workPeriod });
    taken = end;
    lastEnd = end;
  }
  return result;
}

/** The option of the last set of the stack that names it. */
export function lastOf<K extends keyof RuleSet>(
  sets: readonly RuleSet[],
  option: K,
): NonNullable<RuleSet[K]> | undefined {
  return sets.findLast((set) => set[option] !== undefined)?.[option] ?? undefined;
}

/** Breaks inside the span, merged and in order. */
export function mergedBreaks(
  breaks: readonly PayBreak[],
  span: Span,
  startOf: (each: PayBreak) => number = (each) => each.start,
): Span[] {
  const merged: Span[] = [];
  const inside = breaks
    .map((each) => ({
      from: Math.max(startOf(each), span.from),
      to: Math.min(startOf(each) + each.minutes, span.to),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  for (const next of inside) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push(next);
  }
  return merged;
}

export function sum(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + to - from, 0);
}

/** Rounds to the nearest step of the local hour, ties up (29 CFR 785.48). */
function roundPunch(minute: number, zone: string, step: number): number {
  const past = ((clockOf(zone).local(minute) % 60) + 60) % 60;
  return minute + Math.floor((2 * past + step) / (2 * step)) * step - past;
}

function spanOf(entry: PayEntry, step: number | undefined): Span {
  if (step === undefined || entry.canceledNotice !== null)
    return { from: entry.start, to: entry.end };
  const [from, to] = [entry.rawStart, entry.rawEnd].map((at) => roundPunch(at, entry.zone, step));
  return { from: from!, to: to! };
}

/** The span without unpaid breaks; paid breaks apart. A minute in both kinds of break is unpaid. */
function paidSpans(breaks: readonly PayBreak[], span: Span): PaidSpan[] {
  const present = without(
    [span],
    mergedBreaks(
      breaks.filter(({ paid }) => !paid),
      span,
    ),
  );
  const resting = mergedBreaks(
    breaks.filter(({ paid }) => paid),
    span,
  );
  const work = without(present, resting).map((each) => ({ ...each, paidBreak: false }));
  const rest = present
    .flatMap((each) =>
      resting.map(({ from, to }) => ({
        from: Math.max(from, each.from),
        to: Math.min(to, each.to),
      })),
    )
    .filter(({ from, to }) => to > from)
    .map((each) => ({ ...each, paidBreak: true }));
  return [...work, ...rest].sort((a, b) => a.from - b.from);
}

/** @param holes merged and in order */
function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (left, hole) =>
      left.flatMap((each) =>
        [
          { from: each.from, to: Math.min(each.to, hole.from) },
          { from: Math.max(each.from, hole.to), to: each.to },
        ].filter(({ from, to }) => to > from),
      ),
    [...spans],
  );
}
