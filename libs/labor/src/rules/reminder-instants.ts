import { addDays, instantOf, wallClock } from '#libs/kernel';

const HOUR = 60 * 60_000;

export interface RemindedCall {
  startsAt: Date;
  /** IANA name of the event's zone. */
  zone: string;
}

/** A reminder, this many hours before its call. */
export interface PlannedReminder {
  hours: number;
  at: Date;
}

/**
 * The instants at which a crew is reminded. Whole days are calendar days of the event's zone: 24
 * hours before 08:00 is 08:00 of the day before, also when clocks change in between. Hours beyond
 * whole days are elapsed hours.
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

/** The next instant with a reminder; null when none is left. Missed ones are skipped. */
export function nextReminder(call: RemindedCall, leads: readonly number[], now: Date): Date | null {
  return reminderInstants(call, leads).find(({ at }) => at > now)?.at ?? null;
}

/** The reminders due since a planned instant, both ends included; several become one text. */
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
