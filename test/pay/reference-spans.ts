import { type Entry, type Input, lastOf, type Rules } from './reference-input.js';
import { wall } from './reference-time.js';

/** An entry after rounding and overlaps; breaks are clipped, `minutes` is their whole length. */
export interface Span {
  entry: Entry;
  start: number;
  end: number;
  breaks: { from: number; to: number; minutes: number; paid: boolean }[];
  paid: number[];
  /** Null: no earlier work. */
  gap: number | null;
}

export interface Call {
  spans: Span[];
  last: Span;
  minutes: number;
}

/** Sections 2 and 3: what counts of each entry, in order of time. */
export function spansOf({ entries, sets }: Input): {
  spans: Span[];
  overlaps: { entryId: number; from: number; to: number }[];
} {
  const step = lastOf(sets, 'rounding')?.step;
  const counted = entries.map((entry) => ({ entry, ...rounded(entry, step) }));
  counted.sort((a, b) => a.start - b.start || a.entry.id - b.entry.id);
  const overlaps: { entryId: number; from: number; to: number }[] = [];
  const spans: Span[] = [];
  let taken = -Infinity;
  let worked: number | null = null;
  for (const { entry, start: first, end } of counted) {
    const start = Math.min(Math.max(first, taken), end);
    if (start > first && !entry.context)
      overlaps.push({ entryId: entry.id, from: first, to: start });
    const empty = start >= end;
    const breaks = breaksOf(entry, start, end);
    const paid = paidOf(start, end, breaks);
    const gap = worked === null ? null : start - worked;
    spans.push({ entry, start: empty ? first : start, end, breaks, paid, gap });
    if (paid.length === 0) continue;
    taken = Math.max(taken, end);
    worked = Math.max(worked ?? end, end);
  }
  return { spans, overlaps };
}

function breaksOf({ breaks }: Entry, start: number, end: number): Span['breaks'] {
  return breaks
    .map(({ start: from, minutes, paid }) => ({
      from: Math.max(from, start),
      to: Math.min(from + minutes, end),
      minutes,
      paid,
    }))
    .filter(({ from, to }) => from < to);
}

function paidOf(start: number, end: number, breaks: Span['breaks']): number[] {
  const paid: number[] = [];
  for (let at = start; at < end; at += 1)
    if (!breaks.some((each) => !each.paid && each.from <= at && at < each.to)) paid.push(at);
  return paid;
}

function rounded(entry: Entry, step: number | undefined): { start: number; end: number } {
  if (step === undefined || entry.canceledNotice !== null) return entry;
  const near = (at: number): number => {
    const past = wall(entry.zone, at).minute % step;
    return past * 2 >= step ? at + step - past : at - past;
  };
  return { start: near(entry.rawStart), end: near(entry.rawEnd) };
}

/** 3.2: work without a longer gap than the continuity is one call. */
export function callsOf(spans: readonly Span[], sets: readonly Rules[]): Call[] {
  const continuity = lastOf(sets, 'continuity') ?? 0;
  const calls: Call[] = [];
  for (const span of spans) {
    if (span.paid.length === 0) continue;
    const before = calls.at(-1);
    if (before && (span.gap ?? 0) <= continuity) {
      before.spans.push(span);
      before.last = span;
      before.minutes += span.paid.length;
    } else calls.push({ spans: [span], last: span, minutes: span.paid.length });
  }
  return calls;
}

/** The minimum of a call by one set; null: it has none. */
export function minimumOf({ spans }: Call, set: Rules, sets: readonly Rules[]): number | null {
  if (!set.minimum) return null;
  const { minutes, recall } = set.minimum;
  const gap = spans[0]?.gap ?? null;
  if (recall && gap !== null && gap > (lastOf(sets, 'continuity') ?? 0) && gap <= recall.within)
    return recall.minutes;
  if (minutes !== 'call') return minutes;
  return Math.max(...spans.map(({ entry }) => entry.minimum));
}

/** What a set's reporting pay owes for an entry beyond its paid minutes; 0: nothing. */
export function reportingOf({ entry, paid }: Span, sets: readonly Rules[]): number {
  let most = 0;
  for (const { reporting } of sets) {
    if (!reporting || !entry.sentHome) continue;
    let due = reporting.least;
    if (entry.scheduled !== null) {
      due = Math.floor((entry.scheduled * reporting.percent * 2 + 100) / 200);
      due = Math.min(Math.max(due, reporting.least), reporting.most);
      if (reporting.neverMoreThanScheduled) due = Math.min(due, entry.scheduled);
    }
    most = Math.max(most, due - paid.length);
  }
  return most;
}

/** Whether the day rate of an entry covers a part of its minutes. */
export function hasDayRate({ entry }: Span, sets: readonly Rules[]): boolean {
  return entry.rate?.per === 'day' && lastOf(sets, 'dayRate') !== undefined;
}

/** 8.1: the top-up of a call and whether it counts, even where reporting pay replaces it. */
export function topUpOf(call: Call, sets: readonly Rules[]): { minutes: number; counts: boolean } {
  let best = { minutes: 0, counts: false };
  if (hasDayRate(call.last, sets)) return best;
  for (const set of sets) {
    const minutes = (minimumOf(call, set, sets) ?? 0) - call.minutes;
    if (minutes > best.minutes) best = { minutes, counts: set.minimum?.counts === true };
  }
  return best;
}
