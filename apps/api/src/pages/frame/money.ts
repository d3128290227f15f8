/** Cents as '1,234.50'; '–': not known. Negative amounts have a minus sign. */
export function moneyText(cents: number | null): string {
  if (cents === null) return '–';
  const [whole = '', rest = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '−' : ''}${grouped}.${rest}`;
}

/** Hundredths of a cent as '22.00', with as many digits as it has. */
export function rateText(amount: number): string {
  const digits = amount % 100 === 0 ? 2 : 4;
  return (amount / 10_000).toFixed(digits);
}

/** Hundredths as '1.5'. */
export function multiplierText(multiplier: number): string {
  return multiplier % 100 === 0 ? `${multiplier / 100}.0` : String(multiplier / 100);
}
