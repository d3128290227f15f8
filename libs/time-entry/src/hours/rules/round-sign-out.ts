import { wallClock } from '#libs/kernel';

const HALF_HOUR = 30;
const HOUR = 60;
const MILLISECONDS_PER_MINUTE = 60_000;

export interface SignOut {
  now: Date;
  /** When the shift counts from, usually the scheduled call. */
  start: Date;
  /** The shift is paid at least this long, in elapsed minutes. */
  minimumMinutes: number;
  roundUpMinutes: number;
  /** IANA name of the event's zone: marks are those of the clock on its wall. */
  zone: string;
}

/**
 * Rounds a sign-out to the half hour, with some minutes past a mark still counting as that mark:
 * up to `roundUp` past the hour it is the hour, up to `roundUp` past the half hour the half hour, then the next hour.
 *
 * @param minute  minutes since local midnight
 * @param roundUp minutes past a mark that change nothing; from 30 on the half hour swallows the next hour
 * @returns minutes since the same midnight; 1440 and above means the next day
 */
export function roundSignOut(minute: number, roundUp: number): number {
  const past = minute % HOUR;
  const hour = minute - past;
  if (past <= roundUp) return hour;
  return past <= HALF_HOUR + roundUp ? hour + HALF_HOUR : hour + HOUR;
}

/**
 * The end that counts: the actual time rounded, or start + minimum where that is later. The minimum itself is not rounded.
 * Seconds are dropped. The rounding moves the instant by the minutes it moves the wall clock, so on the two nights on which
 * clocks change it never pays an hour too many or too few.
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
