import type { Rate } from '../../engine/pay-input.js';

/** More than anybody is paid for an hour, day or call: above it a point was forgotten, or the unit is another one. */
export const MOST_OF_RATES: Readonly<Record<Rate['per'], number>> = {
  ...{ hour: 1_000, day: 25_000, call: 25_000 },
};

/** @param rate in hundredths of a cent */
export function isPlausible({ per, amount }: Rate): boolean {
  return amount <= MOST_OF_RATES[per] * 10_000;
}
