type Values = Record<string, unknown>;

/** Names of values that are amounts: `cents`, `rate_amount`, `price`, `tenths_of_cents` … */
const MONEY = /(^|_)(cents|amount|amounts|rate|rates|price|wage|wages|pay|money)(_|$)/;

/**
 * The values of an audit entry for readers who must not see money: amounts are left out, whatever they are nested in.
 *
 * @returns null: nothing is left, or there was nothing
 */
export function withoutMoney(values: Values | null): Values | null {
  if (values === null) return null;
  const left = Object.entries(values)
    .filter(([name]) => !MONEY.test(name))
    .map(([name, value]) => [name, shown(value)] as const);
  return left.length === 0 ? null : Object.fromEntries(left);
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  return typeof value === 'object' ? withoutMoney(value as Values | null) : value;
}
