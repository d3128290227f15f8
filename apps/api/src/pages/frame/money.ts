import { moneyText as plainMoney } from '#libs/kernel';

/** Cents as '1,234.50'; '–': not known. Negative amounts have a minus sign. */
export function moneyText(cents: number | null): string {
  if (cents === null) return '–';
  const [whole = '', rest = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '−' : ''}${grouped}.${rest}`;
}

/** Hundredths of a cent as '22.00' or '8.565', as everywhere. */
export function rateText(amount: number): string {
  return plainMoney(amount, 4);
}

/** Hundredths as '1.5'. */
export function multiplierText(multiplier: number): string {
  return multiplier % 100 === 0 ? `${multiplier / 100}.0` : String(multiplier / 100);
}
