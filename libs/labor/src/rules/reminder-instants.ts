import { addDays, instantOf, wallClock } from '#libs/kernel';

const HOUR = 60 * 60_000;

export interface RemindedCall {
  startsAt: Date;
  /** IANA name of the event's zone. */
  zone: string;
}

/** A reminder of a call, so many hours before it. */
export interface PlannedReminder {
  hours: number;
  at: Date;
}

/**
 * When a crew is reminded. Whole days are days on the venue's wall: 24 hours before 08:00 is 08:00 of the day before, also
 * when that night has 23 hours or 25; hours beyond them pass as hours do.
 *
 * @param leads whole hours before the call, 1 and up
 * @returns the earliest first
 */
export function reminderInstants(
  { startsAt, zone }: RemindedCall,
  leads: readonly number[],
): PlannedReminder[] {
  const wall = wallClock(startsAt, zone);
  const daysBefore = (days: number): Date =>
    days === 0 ? startsAt : instantOf(addDays(wall.slice(0, 10), -days), wall.slice(11), zone);
  return leads
    .map((hours) => ({
      hours,
      at: new Date(daysBefore(Math.floor(hours / 24)).getTime() - (hours % 24) * HOUR),
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || b.hours - a.hours);
}

/** The next instant at which there is somebody to remind; null when none is left. What was missed is not made up for. */
export function nextReminder(call: RemindedCall, leads: readonly number[], now: Date): Date | null {
  return reminderInstants(call, leads).find(({ at }) => at > now)?.at ?? null;
}

/** The reminders that fell due since an instant they were planned for, both ends included; several make one text. */
export function dueReminders(
  call: RemindedCall,
  leads: readonly number[],
  since: Date,
  now: Date,
): number[] {
  if (call.startsAt <= now) return [];
  return reminderInstants(call, leads)
    .filter(({ at }) => since <= at && at <= now)
    .map(({ hours }) => hours);
}
