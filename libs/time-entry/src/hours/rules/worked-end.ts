import { signOutAt } from './round-sign-out.js';

const MINUTE = 60_000;

export interface EndToRead {
  /** The start and the end that count. */
  startAt: Date;
  endAt: Date;
  /** The last clock-out; null: none is stored. */
  punch: {
    rawAt: Date;
    countedAt: Date;
    /** A person typed the instant. */
    isTyped: boolean;
  } | null;
  roundUpMinutes: number;
  /** IANA name. */
  zone: string;
}

/**
 * The end that counts without the minimum of the call: where the minimum moved a clock-out, its rounded time, and at least
 * one minute, since whoever came is owed the minimum. What a person typed stays, and so does an end without a punch.
 */
export function workedEnd({ startAt, endAt, punch, roundUpMinutes, zone }: EndToRead): Date {
  if (!punch || punch.isTyped || punch.countedAt.getTime() !== endAt.getTime()) return endAt;
  const rounded = signOutAt({
    ...{ now: punch.rawAt, start: startAt, minimumMinutes: 0 },
    ...{ roundUpMinutes, zone },
  });
  const isWalkAway = Math.floor(punch.rawAt.getTime() / MINUTE) * MINUTE === endAt.getTime();
  if (isWalkAway) return endAt;
  const worked = Math.max(rounded.getTime(), startAt.getTime() + MINUTE);
  return new Date(Math.min(worked, endAt.getTime()));
}
