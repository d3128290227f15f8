import { wallClock } from '#libs/kernel';
import { roundEdited, type RoundUpTarget } from './round-edited.js';

const MINUTE = 60_000;

export interface LateStart {
  /** The moment they came, or may have come. */
  at: Date;
  scheduledStart: Date;
  target: RoundUpTarget;
  /** IANA name of the event's zone: marks are those of the clock on its wall. */
  zone: string;
}

/**
 * Start of the paid time of a worker who was confirmed after the call began: the moment they came, rounded as times
 * typed in by hand are, and never before the scheduled start. The rounding moves the instant by the minutes it moves
 * the wall clock, as at clock-out. Seconds are dropped.
 */
export function lateStart({ at, scheduledStart, target, zone }: LateStart): Date {
  const local = wallClock(at, zone).slice(0, 16);
  const moved = Date.parse(`${roundEdited(local, target)}Z`) - Date.parse(`${local}Z`);
  const rounded = Math.floor(at.getTime() / MINUTE) * MINUTE + moved;
  return new Date(Math.max(rounded, scheduledStart.getTime()));
}
