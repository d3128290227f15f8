import { hoursOfMinutes } from '#libs/kernel';

/** '8 h' or '4 h 30'; the blanks do not break. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

/** '8.50', as time sheets and reports print hours; fewer than none have a minus sign, as amounts. */
export function decimalHoursText(minutes: number): string {
  return `${minutes < 0 ? '−' : ''}${hoursOfMinutes(Math.abs(minutes)).toFixed(2)}`;
}
