import type { Placed } from './pay-input.js';
import { WeekGrid } from './week-grid.js';

/** One placement of the workweek, and the minute at which the next one takes over. */
interface Era {
  grid: WeekGrid;
  until: number;
}

/** Minutes in which two placements meet: the last old week and the first new one, which overlap. */
interface Meeting {
  from: number;
  to: number;
}

/**
 * Where workweeks begin on the company's wall clock. Where the company moved them, the last old week and the first new one
 * overlap, and the hours in both count in one of them: the old one is whole and the new one short, or the other way round.
 */
export class Workweeks {
  private readonly eras: Era[] = [];
  private readonly meetings: Meeting[] = [];
  private readonly last: WeekGrid;

  constructor({ zone, workweek, earlier = [], overlap = 'new' }: Placed) {
    this.last = new WeekGrid({ zone, workweek });
    earlier.forEach((placed, nth) => {
      const grid = new WeekGrid(placed);
      const next = nth + 1 < earlier.length ? new WeekGrid(earlier[nth + 1]!) : this.last;
      // The first new week is the first that begins after the last day of the old placement.
      const begins = next.nextAfter(placed.until - 1);
      const ends = grid.nextAfter(begins - 1);
      this.eras.push({ grid, until: overlap === 'new' ? begins : ends });
      if (begins < ends)
        this.meetings.push({ from: grid.startOf(begins), to: next.nextAfter(begins) });
    });
  }

  /** First minute of the workweek of this minute. */
  startOf(minute: number): number {
    const { grid, from } = this.eraOf(minute);
    return Math.max(grid.startOf(minute), from);
  }

  /** First minute of the next workweek. */
  nextAfter(minute: number): number {
    const { grid, until } = this.eraOf(minute);
    return Math.min(grid.nextAfter(minute), until);
  }

  /** Day number of the company's local date on which this workweek starts. */
  firstDay(start: number): number {
    return this.eraOf(start).grid.day(start);
  }

  /** Minutes that are paid together: one workweek, or two that overlap. */
  together(from: number, to: number): Meeting {
    const span = { from: this.startOf(from), to: this.nextAfter(to) };
    for (const meeting of this.meetings)
      if (meeting.from < span.to && span.from < meeting.to) {
        span.from = Math.min(span.from, meeting.from);
        span.to = Math.max(span.to, meeting.to);
      }
    return span;
  }

  /** Whether minutes lie in weeks that overlap. */
  meets(from: number, to: number): boolean {
    return this.meetings.some((meeting) => meeting.from <= to && from < meeting.to);
  }

  private eraOf(minute: number): Era & { from: number } {
    let from = -Infinity;
    for (const era of this.eras) {
      if (minute < era.until) return { ...era, from };
      from = era.until;
    }
    return { grid: this.last, until: Infinity, from };
  }
}
