import type { PayEntry } from '../engine/pay-input.js';

/** What a rate may hang on. */
export interface PayScope {
  /** Of the time entry; negative: planned work of this request. */
  id: number;
  /** Null: somebody who is not known yet. */
  workerId: number | null;
  laborTypeId: number;
  locationId: number | null;
  eventId: number;
  requirementId: number;
  /** Local date of the start, 'YYYY-MM-DD'. */
  date: string;
}

/** A time entry as the engine reads it, yet without rate and extras, and what it belongs to. */
export interface WorkedTime {
  scope: PayScope & { workerId: number };
  requestId: number;
  callTimeId: number;
  /** The worker is still clocked in; `end` is the moment that was asked for. */
  isRunning: boolean;
  entry: PayEntry;
}

/** Whole workweeks of one worker around the entries that were asked for. */
export interface WorkedWeeks {
  workerId: number;
  /** By start; those of the 14 days before are marked `context`. */
  times: WorkedTime[];
  /** Entries that start in the span; only their lines are complete. */
  asked: ReadonlySet<number>;
}
