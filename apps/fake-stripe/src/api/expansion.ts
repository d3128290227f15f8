import type { Account } from '../account/account.js';
import { presented } from '../account/presented.js';
import type { Table } from '../account/table.js';
import { ApiError } from '../http/api-error.js';

const DEEPEST = 4;

/**
 * Replaces ids by whole objects, by paths such as `latest_invoice` or `data.customer`.
 *
 * @throws ApiError a path names nothing that can be expanded
 */
export function expanded(account: Account, answer: object, paths: readonly string[]): object {
  const result = presented(answer);
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > DEEPEST)
      throw ApiError.invalid(`You cannot expand more than ${DEEPEST} levels of a property.`);
    if (!expand(account, result, names)) throw cannotExpand(path);
  }
  return result;
}

/** False when there is no such property. An empty list and an absent object expand to themselves. */
function expand(account: Account, at: unknown, [name = '', ...rest]: readonly string[]): boolean {
  if (Array.isArray(at)) return at.every((item) => expand(account, item, [name, ...rest]));
  if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
  const owner = at as Record<string, unknown>;
  const value = owner[name];
  if (typeof value === 'string') {
    const found = lookUp(account, value);
    if (!found) return false;
    owner[name] = presented(found);
  } else if (rest.length === 0 && typeof value === 'object' && value !== null && !('id' in value)) {
    return false;
  }
  if (rest.length === 0 || owner[name] === null) return true;
  return expand(account, owner[name], rest);
}

function lookUp(account: Account, id: string): object | undefined {
  const tables: Record<string, Table<{ id: string }>> = {
    cus: account.customers,
    prod: account.products,
    price: account.prices,
    pm: account.paymentMethods,
    sub: account.subscriptions,
    in: account.invoices,
    pi: account.paymentIntents,
    ch: account.charges,
    mtr: account.meters,
  };
  return tables[id.slice(0, id.indexOf('_'))]?.find(id);
}

function cannotExpand(path: string): ApiError {
  const message = `This property cannot be expanded (${path}).`;
  return ApiError.invalid(message, undefined, 'expand');
}
