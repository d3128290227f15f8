/**
 * A formatted amount: '$58.30', or '$0.0075' for a price below a cent.
 *
 * @param hundredths of the currency, possibly a fraction
 * @param currency ISO 4217, any case
 */
export function formatMoney(hundredths: number, currency: string): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    maximumFractionDigits: Number.isInteger(hundredths) ? 2 : 4,
  }).format(hundredths / 100);
}
