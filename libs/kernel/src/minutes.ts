const MINUTES_PER_HOUR = 60;

/**
 * Hours as clients write them (`4`, `4.5`) to whole minutes; exact for half hours, else rounded to
 * the nearest minute.
 */
export function minutesOfHours(hours: number): number {
  return Math.round(hours * MINUTES_PER_HOUR);
}

/**
 * Minutes to hours of the API: 270 is `4.5`. Not rounded, so that sums stay exact; `minutesOfHours`
 * reverses it.
 */
export function hoursOfMinutes(minutes: number): number {
  return minutes / MINUTES_PER_HOUR;
}

/** Whole or half hours; each field checks its own range. */
export function isHalfHourStep(hours: number): boolean {
  return Number.isInteger(hours * 2);
}
