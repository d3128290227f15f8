import type { Account } from '../account/account.js';
import type { Invoice, Subscription, TestClock } from '../account/objects.js';
import { collect, finalize, voidInvoice } from './invoices.js';
import { cancel, renew, setPaused } from './subscriptions.js';

const HOUR = 3600;
const DAY = 86_400;

interface Due {
  at: number;
  run: () => void;
}

/** Runs all work due until then, oldest first, each at its own time. */
export function catchUp(account: Account, clock: TestClock | null, until: number): void {
  for (;;) {
    const next = dueOf(account, clock?.id ?? null)
      .filter(({ at }) => at <= until)
      .reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null);
    if (!next) return;
    account.clock.at(next.at, next.run);
  }
}

function dueOf(account: Account, clock: string | null): Due[] {
  const subscriptions = account.subscriptions.all(
    (one) => one.test_clock === clock && !one.ended_at,
  );
  const invoices = account.invoices.all((one) => one.test_clock === clock && one.auto_advance);
  const sessions = clock ? [] : account.checkoutSessions.all(({ status }) => status === 'open');
  return [
    ...subscriptions.flatMap((subscription) => dueOfSubscription(account, subscription)),
    ...invoices.flatMap((invoice) => dueOfInvoice(account, invoice)),
    ...sessions.map((session) => ({
      at: session.expires_at,
      run: () => {
        Object.assign(session, { status: 'expired', url: null });
        account.record('checkout.session.expired', session);
      },
    })),
  ];
}

function dueOfSubscription(account: Account, subscription: Subscription): Due[] {
  const end = subscription.items.data[0]!.current_period_end;
  const closing = { at: end, run: () => cancel(account, subscription, 'cancellation_requested') };
  switch (subscription.status) {
    case 'incomplete':
      return [{ at: subscription.created + 23 * HOUR, run: () => expire(account, subscription) }];
    case 'trialing':
      if (!subscription._trialEndAnnounced)
        return [
          {
            at: Math.max(subscription.created, end - 3 * DAY),
            run: () => announceTrialEnd(account, subscription),
          },
        ];
      if (subscription.cancel_at_period_end) return [closing];
      return [{ at: end, run: () => endTrial(account, subscription) }];
    case 'active':
    case 'past_due':
    case 'unpaid':
      if (subscription.cancel_at_period_end) return [closing];
      return [{ at: end, run: () => renew(account, subscription) }];
    case 'paused':
    case 'canceled':
    case 'incomplete_expired':
      return [];
  }
}

function dueOfInvoice(account: Account, invoice: Invoice): Due[] {
  if (invoice.status === 'draft' && invoice.automatically_finalizes_at !== null) {
    const run = () => {
      finalize(account, invoice);
      collect(account, invoice);
    };
    return [{ at: invoice.automatically_finalizes_at, run }];
  }
  if (invoice.status !== 'open' || invoice.next_payment_attempt === null) return [];
  return [{ at: invoice.next_payment_attempt, run: () => void collect(account, invoice) }];
}

function announceTrialEnd(account: Account, subscription: Subscription): void {
  subscription._trialEndAnnounced = true;
  account.record('customer.subscription.trial_will_end', subscription);
}

function endTrial(account: Account, subscription: Subscription): void {
  const customer = account.customers.get(subscription.customer);
  const card =
    subscription.default_payment_method ?? customer.invoice_settings.default_payment_method;
  const missing = subscription.trial_settings.end_behavior.missing_payment_method;
  if (card || missing === 'create_invoice') {
    renew(account, subscription);
  } else if (missing === 'cancel') {
    cancel(account, subscription, 'payment_failed');
  } else {
    setPaused(account, subscription, 'trial_end_without_payment_method');
  }
}

/** The first invoice was not paid in time. */
function expire(account: Account, subscription: Subscription): void {
  const invoice = account.invoices.find(subscription.latest_invoice);
  if (invoice?.status === 'open') voidInvoice(account, invoice);
  const now = account.now(subscription.customer);
  Object.assign(subscription, { status: 'incomplete_expired', ended_at: now });
  account.record('customer.subscription.updated', subscription);
}
