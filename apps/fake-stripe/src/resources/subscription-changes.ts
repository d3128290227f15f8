import type { Account } from '../account/account.js';
import type { Price, Subscription } from '../account/objects.js';
import { setPeriod } from '../billing/periods.js';
import { newItem } from '../billing/subscriptions.js';
import { ApiError } from '../http/api-error.js';

/** @throws ApiError it is unknown, inactive, or a one-time price */
export function recurringPrice(account: Account, id: string, param: string): Price {
  const price = account.prices.get(id, param);
  if (!price.active)
    throw ApiError.invalid(
      `The price specified is inactive. This field only accepts active prices.`,
      undefined,
      param,
    );
  if (!price.recurring)
    throw ApiError.invalid(
      `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
      undefined,
      param,
    );
  return price;
}

export function endWithPeriod(
  account: Account,
  subscription: Subscription,
  isWanted: boolean,
): void {
  subscription.cancel_at_period_end = isWanted;
  subscription.cancel_at = isWanted ? subscription.items.data[0]!.current_period_end : null;
  subscription.canceled_at = isWanted ? account.now(subscription.customer) : null;
  subscription.cancellation_details.reason = isWanted ? 'cancellation_requested' : null;
}

export function moveTrialEnd(
  account: Account,
  subscription: Subscription,
  end: number | 'now',
): void {
  if (subscription.status !== 'trialing')
    throw ApiError.invalid(
      'Only the trial of a trialing subscription can be moved.',
      undefined,
      'trial_end',
    );
  const until = end === 'now' ? account.now(subscription.customer) : end;
  subscription.trial_end = until;
  subscription._trialEndAnnounced ||= end === 'now';
  for (const item of subscription.items.data) item.current_period_end = until;
}

/** Changes price or quantity; the rest of the old period is not credited here. */
export function changeItem(
  account: Account,
  subscription: Subscription,
  change: { id?: string; price?: string; quantity?: number; deleted?: boolean },
): void {
  const items = subscription.items;
  const price = change.price ? recurringPrice(account, change.price, 'items[0][price]') : undefined;
  if (change.id === undefined) {
    if (!price) throw ApiError.missingParameter('items[0][price]');
    const { current_period_start: start } = items.data[0]!;
    const item = newItem(account, subscription.id, { price, quantity: change.quantity }, start);
    setPeriod(item, start, subscription.billing_cycle_anchor);
    items.data.push(item);
    return;
  }
  const item = items.data.find(({ id }) => id === change.id);
  if (!item) throw ApiError.noSuch('subscription item', change.id, 'items[0][id]');
  if (change.deleted) items.data = items.data.filter((one) => one !== item);
  if (price) item.price = price;
  if (change.quantity !== undefined) item.quantity = change.quantity;
}
