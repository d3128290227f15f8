import { dateIn, instantOf } from '#libs/kernel';

const MONTHS = 12;

/**
 * The twelve months of a usage report, including the present one.
 *
 * @param zone IANA name; decides what month it is
 * @returns months as 'YYYY-MM' ascending, the zone's today as 'YYYY-MM-DD', and the instant at
 * which the first month began
 */
export function usageMonths(
  now: Date,
  zone: string,
): { months: string[]; today: string; since: Date } {
  const today = dateIn(zone, now);
  const [year, month] = today.split('-').map(Number) as [number, number];
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const index = year * 12 + (month - 1) - (MONTHS - 1 - back);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
  return { months, today, since: instantOf(`${months[0]}-01`, '00:00', zone) };
}

/** The days of a month, ascending; of the present month until today. */
export function daysOfMonth(month: string, today: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const days = Array.from({ length }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
  return days.filter((day) => day <= today);
}
