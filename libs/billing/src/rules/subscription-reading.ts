import type Stripe from 'stripe';

/** A subscription as Stripe's API shows it now: the only source of our state. */
export interface SubscriptionReading {
  id: string;
  status: Stripe.Subscription.Status;
  startedAt: Date;
  /** End of the paid period, or of the trial. */
  periodEnd: Date;
  trialEnd: Date | null;
  cancelsAt: Date | null;
  pausedAt: Date | null;
  endedAt: Date | null;
  /** When the oldest unpaid invoice was finalized; null: none is unpaid. */
  unpaidSince: Date | null;
}

/** States of subscriptions that are owed or paid, best first. All others have ended or never began. */
const RUNNING = ['active', 'trialing', 'past_due', 'unpaid', 'paused'];

/**
 * @param openInvoices open invoices of this subscription, as Stripe lists them
 */
export function readSubscription(
  subscription: Stripe.Subscription,
  openInvoices: readonly Stripe.Invoice[],
): SubscriptionReading {
  const ends = subscription.items.data.map((item) => item.current_period_end);
  const unpaid = openInvoices.map(
    ({ status_transitions: { finalized_at: finalized }, created }) => finalized ?? created,
  );
  return {
    id: subscription.id,
    status: subscription.status,
    startedAt: instant(subscription.start_date),
    periodEnd: instant(ends.length > 0 ? Math.min(...ends) : subscription.start_date),
    trialEnd: instantOrNull(subscription.trial_end),
    cancelsAt: instantOrNull(subscription.ended_at === null ? subscription.cancel_at : null),
    pausedAt: instantOrNull(subscription.status_details?.paused?.transitioned_at),
    endedAt: instantOrNull(subscription.ended_at),
    unpaidSince: unpaid.length > 0 ? instant(Math.min(...unpaid)) : null,
  };
}

/**
 * The subscription that decides: the best running one, else the one that ended last. Unpaid first attempts do not
 * count.
 */
export function decidingSubscription(
  readings: readonly SubscriptionReading[],
): SubscriptionReading | null {
  const ended = readings
    .filter(({ status }) => status === 'canceled')
    .sort((a, b) => endOf(b) - endOf(a) || compare(a.id, b.id));
  return runningSubscriptions(readings)[0] ?? ended[0] ?? null;
}

/** More than one means that a customer pays twice: administrators are told. */
export function runningSubscriptions(
  readings: readonly SubscriptionReading[],
): SubscriptionReading[] {
  return readings
    .filter(({ status }) => RUNNING.includes(status))
    .sort((a, b) => RUNNING.indexOf(a.status) - RUNNING.indexOf(b.status) || compare(a.id, b.id));
}

function endOf({ endedAt }: SubscriptionReading): number {
  return endedAt?.getTime() ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}

function instantOrNull(seconds: number | null | undefined): Date | null {
  return seconds == null ? null : instant(seconds);
}
