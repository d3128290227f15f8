export const MOST_REMINDERS = 5;
/** Two weeks. */
export const EARLIEST_REMINDER = 336;

/** Whether a company may have its crews reminded so many hours before each call. */
export function areReminderHours(hours: readonly number[]): boolean {
  return (
    hours.length <= MOST_REMINDERS &&
    hours.every((hour) => Number.isInteger(hour) && hour >= 1 && hour <= EARLIEST_REMINDER)
  );
}

/** Each once, the longest first. */
export function tidyReminderHours(hours: readonly number[]): number[] {
  return [...new Set(hours)].sort((a, b) => b - a);
}
