import { moneyText } from '#libs/kernel';

/** Minutes as hours with two decimals, rounded half away from zero: 500 is '8.33', -500 is '-8.33'. */
export function payrollHoursText(minutes: number): string {
  return moneyText(hundredthsOfHours(minutes), 2);
}

/** As `payrollHoursText` writes them. */
export function hundredthsOfHours(minutes: number): number {
  return Math.round((Math.abs(minutes) * 100) / 60) * Math.sign(minutes);
}

/** Cents as an amount: 28400 is '284.00'. */
export function centsText(cents: number): string {
  return moneyText(cents, 2);
}

/** Hundredths of a cent as an amount with two to four decimals: 220000 is '22.00', 221250 is '22.125'. */
export function rateText(rate: number): string {
  return moneyText(rate, 4);
}

/** Minutes on a clock: 510 is '8:30', -90 is '-1:30'. */
export function clockText(minutes: number): string {
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}
