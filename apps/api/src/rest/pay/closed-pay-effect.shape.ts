import { moneyText } from '#libs/kernel';
import type { ClosedPayEffect } from '#libs/pay';
import {
  date,
  inline,
  integer,
  money,
  nullable,
  type Static,
} from '../../edge/openapi/response-shapes.js';

/** Beside what was saved. */
export const CLOSED_PAY = nullable(
  inline(
    {
      closed_until: date('2031-05-10', "Last day that is closed, on the company's clock."),
      entries: integer(
        3,
        'Time entries of closed periods that are paid otherwise with it; where `difference` is null, those that may be.',
      ),
      difference: nullable(
        money(
          '33.00',
          'What the change makes of their pay, which the next closing pays; null: too many to be computed here.',
        ),
      ),
    },
    'What the change does to closed pay periods, which stay: the next closing pays the difference. Null: nothing.',
  ),
);

export function presentClosedPay(effect: ClosedPayEffect | null): Static<typeof CLOSED_PAY> {
  if (!effect) return null;
  const { closedUntil, entries, cents } = effect;
  return {
    closed_until: closedUntil,
    entries,
    difference: cents === null ? null : moneyText(cents, 2),
  };
}
