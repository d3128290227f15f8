const MINUTES_PER_HOUR = 60;

/** Hours as people and clients write them (`4`, `4.5`) to the whole minutes we keep; exact for half hours, else the nearest minute. */
export function minutesOfHours(hours: number): number {
  return Math.round(hours * MINUTES_PER_HOUR);
}

/** Kept minutes to hours for the wire: 270 is `4.5`. Not rounded, so that sums of hours stay sums; `minutesOfHours` gets the minutes back. */
export function hoursOfMinutes(minutes: number): number {
  return minutes / MINUTES_PER_HOUR;
}

/** Whole or half hours; what range makes sense is the field's own matter. */
export function isHalfHourStep(hours: number): boolean {
  return Number.isInteger(hours * 2);
}
