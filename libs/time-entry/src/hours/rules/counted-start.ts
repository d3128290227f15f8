import { wallClock } from '#libs/kernel';
import { roundEdited, type TypedTimeRounding } from './round-edited.js';

const MINUTE = 60_000;

export interface StartByArrival {
  /** The moment they came, or may have come. */
  at: Date;
  scheduledStart: Date;
  target: TypedTimeRounding;
  /** IANA name of the event's zone: marks are those of the clock on its wall. */
  zone: string;
}

/**
 * Start of the paid time of a worker who was confirmed after the call began: the moment they came, rounded to the
 * company's target (`roundEdited`), and never before the scheduled start. The rounding moves the instant by the minutes it moves
 * the wall clock, as at clock-out. Seconds are dropped.
 */
export function startByArrival({ at, scheduledStart, target, zone }: StartByArrival): Date {
  const local = wallClock(at, zone).slice(0, 16);
  const moved = Date.parse(`${roundEdited(local, target)}Z`) - Date.parse(`${local}Z`);
  const rounded = Math.floor(at.getTime() / MINUTE) * MINUTE + moved;
  return new Date(Math.max(rounded, scheduledStart.getTime()));
}

export interface ShiftStart extends Omit<StartByArrival, 'at'> {
  /** Null: in time, or nobody knows. */
  cameAt: Date | null;
  /** Confirmed after the call had begun. */
  isConfirmedAfterStart: boolean;
  isCallOver: boolean;
}

/**
 * Start of the paid time: the scheduled start, also for a worker who clocks in before it. A worker confirmed after the
 * call began is paid from their arrival; hours recorded after the call start at the scheduled start.
 */
export function countedStart({
  cameAt,
  isConfirmedAfterStart,
  isCallOver,
  ...call
}: ShiftStart): Date {
  if (!cameAt || !isConfirmedAfterStart || isCallOver) return call.scheduledStart;
  return startByArrival({ ...call, at: cameAt });
}
