import { clockOf, type LocalClock } from './local-clock.js';
import type { Workweek } from './pay-input.js';

const DAY = 1440;
const WEEK = 7 * DAY;
/** 1970-01-04 was the first Sunday. */
const FIRST_SUNDAY = 3 * DAY;

/** Where workweeks begin on a wall clock, for ever. */
export class WeekGrid {
  private readonly clock: LocalClock;
  private readonly base: number;
  private readonly starts = new Map<number, number>();

  constructor({ zone, workweek }: { zone: string; workweek: Workweek }) {
    this.clock = clockOf(zone);
    this.base = FIRST_SUNDAY + workweek.day * DAY + workweek.minute;
  }

  /** First minute of the workweek of this minute. */
  startOf(minute: number): number {
    let index = Math.floor((this.clock.local(minute) - this.base) / WEEK) + 1;
    while (this.start(index) > minute) index -= 1;
    return this.start(index);
  }

  /** First minute of the next workweek. */
  nextAfter(minute: number): number {
    let index = Math.floor((this.clock.local(minute) - this.base) / WEEK);
    while (this.start(index) <= minute) index += 1;
    return this.start(index);
  }

  /** Day number of the local date of a minute. */
  day(minute: number): number {
    return this.clock.day(minute);
  }

  private start(index: number): number {
    const known = this.starts.get(index);
    if (known !== undefined) return known;
    const local = this.base + index * WEEK;
    // Two looks settle the offset around a clock change; a skipped time moves forward.
    const first = local - (this.clock.local(local) - local);
    const second = local - (this.clock.local(first) - first);
    const found = this.clock.local(second) >= local ? second : first;
    this.starts.set(index, found);
    return found;
  }
}
