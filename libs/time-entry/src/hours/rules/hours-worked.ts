const MILLISECONDS_PER_MINUTE = 60_000;

export interface BreakTimes {
  startsAt: Date;
  minutes: number;
  paid: boolean;
}

export interface ShiftTimes {
  start: Date | null;
  end: Date | null;
  /** In any order. */
  breaks: readonly BreakTimes[];
  /**
   * Minutes of work since the start or the last break after which penalty time begins; 0 means at
   * once.
   */
  mealTriggerMinutes: number;
}

/** Whole minutes; `normalMinutes + penaltyMinutes === totalMinutes`. */
export interface HoursWorked {
  /** Work within the trigger, and paid breaks. */
  normalMinutes: number;
  /** Work beyond the trigger, until the next break or the end. */
  penaltyMinutes: number;
  /** Elapsed time without unpaid breaks. */
  totalMinutes: number;
}

/** Minutes since 1970, from (included) and to (not included). */
interface Span {
  from: number;
  to: number;
}

/**
 * Hours of a shift, in elapsed minutes; since it takes instants, clock changes need no care.
 *
 * The meal clock starts with the shift and again at the end of each break. Breaks count as far as
 * they lie within the shift; overlapping ones are merged. A minute in both a paid and an unpaid
 * break is unpaid.
 * All is 0 while start or end is missing, and where the end is not after the start. Seconds are
 * dropped.
 */
export function hoursWorked({ start, end, breaks, mealTriggerMinutes }: ShiftTimes): HoursWorked {
  if (!start || !end || end <= start)
    return { normalMinutes: 0, penaltyMinutes: 0, totalMinutes: 0 };
  const shift: Span = { from: minuteOf(start), to: minuteOf(end) };

  const away = merged(breaks, shift);
  const unpaid = merged(
    breaks.filter((each) => !each.paid),
    shift,
  );

  const totalMinutes = shift.to - shift.from - sum(unpaid.map(length));
  const penaltyMinutes = sum(
    stretchesBetween(away, shift).map((worked) => Math.max(0, length(worked) - mealTriggerMinutes)),
  );
  return { normalMinutes: totalMinutes - penaltyMinutes, penaltyMinutes, totalMinutes };
}

/** The breaks within the shift, in order, merged. */
function merged(breaks: readonly BreakTimes[], shift: Span): Span[] {
  const inside = breaks
    .map((each) => ({ from: minuteOf(each.startsAt), to: minuteOf(each.startsAt) + each.minutes }))
    .map((each) => ({ from: Math.max(each.from, shift.from), to: Math.min(each.to, shift.to) }))
    .filter((each) => length(each) > 0)
    .sort((a, b) => a.from - b.from);

  const spans: Span[] = [];
  for (const next of inside) {
    const last = spans.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else spans.push(next);
  }
  return spans;
}

/** The parts of the shift between the breaks; each has its own meal clock. */
function stretchesBetween(away: readonly Span[], shift: Span): Span[] {
  const starts = [shift.from, ...away.map((each) => each.to)];
  const ends = [...away.map((each) => each.from), shift.to];
  return starts.map((from, nth) => ({ from, to: ends[nth] ?? shift.to }));
}

function length(span: Span): number {
  return span.to - span.from;
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((total, each) => total + each, 0);
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / MILLISECONDS_PER_MINUTE);
}
