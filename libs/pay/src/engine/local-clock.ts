import { offsetAt } from '#libs/kernel';

const DAY = 1440;
const EPOCH_WEEKDAY = 4;

/** Local minutes (as if local time were UTC) of instants in minutes; offsets are remembered by day. */
export class LocalClock {
  private readonly changes = new Map<number, { at: number; before: number; after: number }>();

  constructor(readonly zone: string) {}

  /** Minutes since 1970 of the wall clock at this instant. */
  local(minute: number): number {
    return minute + this.offset(minute);
  }

  /** Day number of the local date: days since 1970-01-01. */
  day(minute: number): number {
    return Math.floor(this.local(minute) / DAY);
  }

  /** First instant after `minute` at which the offset or the local date changes, or the wall clock reaches `mark`. */
  next(minute: number, marks: readonly number[]): number {
    const local = this.local(minute);
    const ofDay = local - Math.floor(local / DAY) * DAY;
    let ahead = DAY - ofDay;
    for (const mark of marks) if (mark > ofDay && mark - ofDay < ahead) ahead = mark - ofDay;
    const until = minute + ahead;
    const change = this.changeAfter(minute);
    return change > minute && change < until ? change : until;
  }

  private offset(minute: number): number {
    const { at, before, after } = this.changeOn(Math.floor(minute / DAY));
    return minute < at ? before : after;
  }

  private changeAfter(minute: number): number {
    const day = Math.floor(minute / DAY);
    const { at } = this.changeOn(day);
    return at > minute ? at : this.changeOn(day + 1).at;
  }

  /** The change of offset on a day of UTC, at its end where there is none. */
  private changeOn(day: number): { at: number; before: number; after: number } {
    const known = this.changes.get(day);
    if (known) return known;
    const [start, end] = [day * DAY, (day + 1) * DAY];
    const before = offsetOf(start, this.zone);
    const after = offsetOf(end - 1, this.zone);
    const found = { at: before === after ? end : this.firstWith(after, start, end), before, after };
    this.changes.set(day, found);
    return found;
  }

  private firstWith(offset: number, start: number, end: number): number {
    let [low, high] = [start, end - 1];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetOf(middle, this.zone) === offset) high = middle;
      else low = middle;
    }
    return high;
  }
}

const clocks = new Map<string, LocalClock>();

/** One clock per zone and process. */
export function clockOf(zone: string): LocalClock {
  const known = clocks.get(zone) ?? new LocalClock(zone);
  clocks.set(zone, known);
  return known;
}

/** @param day days since 1970-01-01; 0 is Sunday */
export function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

const dates = new Map<number, string>();

/** 'YYYY-MM-DD' */
export function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY * 60_000).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** Minutes from UTC to the zone's local time. */
function offsetOf(minute: number, zone: string): number {
  return Math.floor(offsetAt(minute * 60_000, zone) / 60_000);
}
