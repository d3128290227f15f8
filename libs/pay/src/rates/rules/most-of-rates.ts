import type { Rate } from '../../engine/pay-input.js';

/** More than anybody is paid for an hour, day or call: above it a point was forgotten, or the unit is another one. */
export const MOST_OF_RATES: Readonly<Record<Rate['per'], number>> = {
  ...{ hour: 1_000, day: 25_000, call: 25_000 },
};

/** 'at most 1,000 for an hour, 25,000 for a day …' @param words what is said of each unit, such as 'for an hour' */
export function mostOfRatesText(words: Readonly<Record<Rate['per'], string>>): string {
  return (['hour', 'day', 'call'] as const)
    .map((per) => `${MOST_OF_RATES[per].toLocaleString('en')} ${words[per]}`)
    .join(', ');
}

/** @param rate in hundredths of a cent */
export function isPlausible({ per, amount }: Rate): boolean {
  return amount <= MOST_OF_RATES[per] * 10_000;
}
