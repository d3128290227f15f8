export const MAX_REMINDERS = 5;
/** Two weeks. */
export const MAX_REMINDER_HOURS = 336;

/** Whether crews may be reminded this many hours before each call. */
export function areValidReminderHours(hours: readonly number[]): boolean {
  return (
    hours.length <= MAX_REMINDERS &&
    hours.every((hour) => Number.isInteger(hour) && hour >= 1 && hour <= MAX_REMINDER_HOURS)
  );
}

/** Without duplicates, descending. */
export function normaliseReminderHours(hours: readonly number[]): number[] {
  return [...new Set(hours)].sort((a, b) => b - a);
}
