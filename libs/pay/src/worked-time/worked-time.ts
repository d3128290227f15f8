import type { PayEntry } from '../engine/pay-input.js';

/** What a rate may hang on. */
export interface PayScope {
  /** Of the time entry or cancellation; planned work has the request's, negative; 0: nobody was asked yet. */
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

/** A time entry or cancellation as the engine reads it, yet without rate and extras, and what it belongs to. */
export interface PayableEntry {
  scope: PayScope;
  /** Null: nobody was asked yet, or a cancellation. */
  requestId: number | null;
  callTimeId: number;
  /** `running`: still clocked in, `end` is the moment that was asked for; `planned`: nobody has clocked in; `canceled`: by the company. */
  state: 'worked' | 'running' | 'planned' | 'canceled';
  entry: PayEntry;
}

/** Whole workweeks of one worker around the entries that were asked for. */
export interface PayableWeeks {
  /** Null: somebody who is not known yet. */
  workerId: number | null;
  /** By start; those of the 14 days before are marked `context`. */
  times: PayableEntry[];
  /** Ids of the entries that were asked for; only their lines are complete. */
  asked: ReadonlySet<number>;
}

/** Instants in whole minutes since 1970, `to` not included. */
export interface MinuteSpan {
  from: number;
  to: number;
}
