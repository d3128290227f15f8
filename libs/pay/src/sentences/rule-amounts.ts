/** '8 h', '30 min', '4 h 30': the same in both languages. */
export function lengthOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** '1.5 ×' @param multiplier hundredths */
export function timesOf(multiplier: number): string {
  return `${multiplier / 100} ×`;
}

/** '17.00' */
export function moneyOf(cents: number): string {
  return (cents / 100).toFixed(2);
}
