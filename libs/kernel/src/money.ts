/** `1250`, `1,250`, `1,250.00`; and as Spanish has it: `1.250,00`, `12,5`. */
const ENGLISH = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
const SPANISH = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/;

/**
 * Reads an amount that a person typed, with or without a dollar sign. A point with digits behind is a decimal point; a
 * comma with three digits behind could be either and is refused.
 *
 * @param decimals how many there may be: 2 gives cents, 4 hundredths of a cent
 * @returns the amount in its smallest unit, exact; null: no such amount, or too many decimals
 */
export function readMoney(typed: string, decimals: number): number | null {
  const text = typed.trim().replace(/^\$\s*/, '');
  const english = ENGLISH.exec(text);
  const spanish = SPANISH.exec(text);
  if (english && spanish && /^\d{1,3}(,\d{3})+$/.test(text)) return null;
  const [, whole, fraction = ''] = english ?? spanish ?? [];
  if (whole === undefined) return null;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > decimals) return null;
  const amount = Number(whole.replace(/[.,]/g, '') + digits.padEnd(decimals, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** '22.00', '22.0625': at least two decimals, as many as there are. @param decimals of the unit: 2 for cents */
export function moneyText(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${fraction}`;
}
