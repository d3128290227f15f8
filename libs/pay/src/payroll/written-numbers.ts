/** Minutes as hours with two decimals, rounded half away from zero: 500 is '8.33', -500 is '-8.33'. */
export function hoursText(minutes: number): string {
  return hundredthsText(hundredthsOfHours(minutes));
}

/** As `hoursText` writes them. */
export function hundredthsOfHours(minutes: number): number {
  return Math.round((Math.abs(minutes) * 100) / 60) * Math.sign(minutes);
}

/** Cents as an amount: 28400 is '284.00'. */
export function centsText(cents: number): string {
  return hundredthsText(cents);
}

/** Hundredths of a cent as an amount with two to four decimals: 220000 is '22.00', 221250 is '22.125'. */
export function rateText(rate: number): string {
  const digits = String(Math.abs(rate)).padStart(5, '0');
  const [whole, part] = [digits.slice(0, -4), digits.slice(-4)];
  return `${rate < 0 ? '-' : ''}${whole}.${part.slice(0, 2)}${part.slice(2).replace(/0+$/, '')}`;
}

/** Minutes on a clock: 510 is '8:30', -90 is '-1:30'. */
export function clockText(minutes: number): string {
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}

function hundredthsText(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
