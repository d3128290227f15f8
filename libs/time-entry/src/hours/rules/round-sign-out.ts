import { wallClock } from '#libs/kernel';

const HALF_HOUR = 30;
const HOUR = 60;
const MILLISECONDS_PER_MINUTE = 60_000;

export interface SignOut {
  now: Date;
  /** The start that counts, usually the scheduled call. */
  start: Date;
  /** Minimum length of the shift, in elapsed minutes. */
  minimumMinutes: number;
  roundUpMinutes: number;
  /** IANA name of the event's zone, whose marks are rounded to. */
  zone: string;
}

/**
 * Rounds a sign-out to the half hour. Up to `roundUp` minutes past a mark still count as that mark;
 * later ones go to the next.
 *
 * @param minute  minutes since local midnight
 * @param roundUp minutes past a mark that change nothing, 0 to 60; from 29 on no sign-out is rounded up to the next hour, from
 *   59 on all count as the hour before
 * @returns minutes since the same midnight; 1440 and above means the next day
 */
export function roundSignOut(minute: number, roundUp: number): number {
  const past = minute % HOUR;
  const hour = minute - past;
  if (past <= roundUp) return hour;
  return past <= HALF_HOUR + roundUp ? hour + HALF_HOUR : hour + HOUR;
}

/**
 * The end that counts: the rounded time, or start + minimum if that is later. The minimum is not
 * rounded; seconds are dropped. Moves the instant by the minutes that rounding moves the wall
 * clock, so that clock changes never add or remove an hour.
 */
export function signOutAt({ now, start, minimumMinutes, roundUpMinutes, zone }: SignOut): Date {
  const minute = minuteOfDay(wallClock(now, zone));
  const moved = roundSignOut(minute, roundUpMinutes) - minute;

  const rounded = startOfMinute(now) + moved * MILLISECONDS_PER_MINUTE;
  const earliest = start.getTime() + minimumMinutes * MILLISECONDS_PER_MINUTE;
  return new Date(Math.max(rounded, earliest));
}

/** @param wallClock 'YYYY-MM-DDTHH:MM:SS' */
function minuteOfDay(wallClock: string): number {
  return Number(wallClock.slice(11, 13)) * HOUR + Number(wallClock.slice(14, 16));
}

function startOfMinute(instant: Date): number {
  return Math.floor(instant.getTime() / MILLISECONDS_PER_MINUTE) * MILLISECONDS_PER_MINUTE;
}
