import type { Account } from '../account/account.js';
import type { Invoice, Subscription, SubscriptionStatus } from '../account/objects.js';

/** Changes the subscription after its invoice was paid or not. Only the latest finalized invoice counts. */
export function followInvoice(
  account: Account,
  subscription: Subscription,
  invoice: Invoice,
): void {
  if (latestFinalized(account, subscription)?.id !== invoice.id) return;
  const next = statusAfter(account, subscription.status, invoice);
  if (next === subscription.status) return;
  subscription.status = next;
  delete subscription.status_details;
  if (next !== 'canceled') {
    account.record('customer.subscription.updated', subscription);
    return;
  }
  const now = account.now(subscription.customer);
  Object.assign(subscription, { canceled_at: now, ended_at: now });
  subscription.cancellation_details.reason = 'payment_failed';
  account.record('customer.subscription.deleted', subscription);
}

function latestFinalized(account: Account, { id }: Subscription): Invoice | undefined {
  const theirs = ({ parent, status }: Invoice) =>
    parent.subscription_details.subscription === id && status !== 'draft';
  return account.invoices.all(theirs).at(-1);
}

function statusAfter(
  account: Account,
  status: SubscriptionStatus,
  invoice: Invoice,
): SubscriptionStatus {
  const isPaid = invoice.status === 'paid';
  switch (status) {
    case 'incomplete':
      return isPaid ? 'active' : 'incomplete';
    case 'paused':
      return isPaid ? 'active' : 'paused';
    case 'active':
    case 'past_due':
    case 'unpaid':
      if (isPaid) return 'active';
      return invoice.next_payment_attempt ? 'past_due' : lastStatus(account, status, invoice);
    case 'trialing':
    case 'canceled':
    case 'incomplete_expired':
      return status;
  }
}

/** No further attempts follow; a later attempt by hand changes nothing. */
function lastStatus(
  account: Account,
  status: SubscriptionStatus,
  invoice: Invoice,
): SubscriptionStatus {
  if (invoice.attempt_count <= 3) return 'past_due';
  return status === 'unpaid' ? 'unpaid' : account.settings.afterLastAttempt;
}
