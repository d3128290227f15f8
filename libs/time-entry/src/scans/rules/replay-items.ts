import type { TypedTimeRounding } from '../../hours/rules/round-edited.js';

/** One request of the worker at the event, with the rules of its hours. */
export interface ReplayRequest {
  requestId: number;
  callTimeId: number;
  startsAt: Date;
  /** On the crew from then on; null: always. */
  confirmedAt: Date | null;
  isConfirmedAfterStart: boolean;
  /** Off the crew from then on: marked as a no-show, or deleted; null: still on it. */
  goneAt: Date | null;
  isNoShow: boolean;
  /** Neither confirmed nor a no-show, such as canceled: only hours that count keep them on the crew. */
  hasLeft: boolean;
  /** Whether the call was over at an instant; asked for workers confirmed late only. */
  isOverAt: (at: Date) => boolean;
  minimumMinutes: number;
  roundUpMinutes: number;
  target: TypedTimeRounding;
  /** IANA name. */
  zone: string;
}

/** Hours of a request as they stand in a replay. */
export interface ReplayHours {
  startAt: Date | null;
  endAt: Date | null;
  /** When the worker came last; `startAt` is the start that counts. */
  signedInAt: Date | null;
  isVoid: boolean;
}

/** The worker's last sign-in or sign-out at the event. */
export interface LastEdge {
  edge: 'start' | 'end';
  /** When it happened; of a person's edit, when it was made. */
  at: Date;
  rawAt: Date;
  countedAt: Date;
  requestId: number;
}

/** A scan that is to be decided. */
export interface ReplayScan {
  kind: 'scan';
  id: string;
  at: Date;
  /** Chosen on the worker's own page; null: the toggle decides. */
  wanted: { action: 'clock_in' | 'clock_out'; callTimeId: number } | null;
  /** The steward accepted it: windows, and since when the worker is on the crew, do not matter. */
  isAccepted: boolean;
  /** It signed in or out before; a cancellation of the event came later. */
  countedBefore: boolean;
}

/** A scan that was decided, before the first that is decided now. */
export interface SettledScan {
  kind: 'settled';
  id: string;
  at: Date;
  edge: 'start' | 'end';
  requestId: number;
  countedAt: Date;
}

/** An edit by a person, which sets what it says. */
export interface ReplayEdit {
  kind: 'edit';
  /** When it was made. */
  at: Date;
  requestId: number;
  edge: 'start' | 'end' | 'end_removed' | 'voided' | 'restored';
  rawAt: Date;
  countedAt: Date;
  /** It began the shift, instead of correcting the start. */
  opens: boolean;
}

export type ReplayItem = ReplayScan | SettledScan | ReplayEdit;

export interface ReplayState {
  hours: Map<number, ReplayHours>;
  last: LastEdge | null;
}

export interface ReplayedEvent {
  requests: readonly ReplayRequest[];
  isCanceled: boolean;
}
