import { addDays, timeOfMinute } from '#libs/kernel';

const HALF_HOUR = 30;
const HOUR = 60;
const DAY = 24 * HOUR;

/** How a company rounds times entered by hand: 30 is the nearest half hour, 0 the nearest hour. */
export type TypedTimeRounding = 30 | 0;

/**
 * Rounds a start, an end or a break entered by hand.
 *
 * To the half hour, a tie goes to the even count of half hours: :15 and :45 both go to the hour
 * (08:15 to 08:00, 08:45 to 09:00). To the hour, 30 minutes and more go up. Times past midnight are
 * on the next day.
 *
 * @param wallClock local 'YYYY-MM-DDTHH:MM'; seconds are dropped
 * @returns local 'YYYY-MM-DDTHH:MM'
 */
export function roundEdited(wallClock: string, target: TypedTimeRounding): string {
  const date = wallClock.slice(0, 10);
  const hour = Number(wallClock.slice(11, 13)) * HOUR;
  const minute = Number(wallClock.slice(14, 16));

  const rounded = hour + (target === 30 ? nearestHalfHour(minute) : nearestHour(minute));
  return rounded < DAY
    ? `${date}T${timeOfMinute(rounded)}`
    : `${addDays(date, 1)}T${timeOfMinute(rounded - DAY)}`;
}

/** 15 / 30 and 45 / 30 are the ties; the even neighbours are 0 and 2 half hours. */
function nearestHalfHour(minute: number): number {
  if (minute <= 15) return 0;
  return minute < 45 ? HALF_HOUR : HOUR;
}

function nearestHour(minute: number): number {
  return minute < HALF_HOUR ? 0 : HOUR;
}
