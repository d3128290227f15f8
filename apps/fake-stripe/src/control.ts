import type { Account } from './account/account.js';
import type { Event, ThinEvent } from './account/event-objects.js';
import type { Dispute } from './account/payment-objects.js';
import { catchUp } from './billing/due.js';
import type { Delivery } from './webhooks/webhook-sender.js';

const WEEK = 7 * 86_400;

/** Events that tests and the demonstration trigger, and that no API call can. */
export class Control {
  constructor(private readonly account: Account) {}

  /** Advances the time of customers without a test clock; work that falls due runs at its own time. */
  advance(seconds: number): void {
    const until = this.account.clock.now() + seconds;
    catchUp(this.account, null, until);
    this.account.clock.moveTo(until);
  }

  /** Lets all cards of a customer end with this month; Stripe sends no event for that. */
  letCardsExpire(customerId: string): void {
    const today = new Date(this.account.now(customerId) * 1000);
    for (const { card } of this.account.paymentMethods.all((one) => one.customer === customerId))
      Object.assign(card, { exp_month: today.getUTCMonth() + 1, exp_year: today.getUTCFullYear() });
  }

  openDispute(chargeId: string): Dispute {
    const charge = this.account.charges.get(chargeId);
    const created = this.account.now(charge.customer);
    charge.disputed = true;
    const dispute = this.account.disputes.add({
      id: this.account.id('du'),
      object: 'dispute',
      created,
      livemode: false,
      amount: charge.amount,
      charge: charge.id,
      currency: charge.currency,
      evidence_details: { due_by: created + WEEK, has_evidence: false, submission_count: 0 },
      is_charge_refundable: false,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: 'fraudulent',
      status: 'needs_response',
    });
    this.account.record('charge.dispute.created', dispute);
    return dispute;
  }

  closeDispute(disputeId: string, status: 'won' | 'lost'): Dispute {
    const dispute = this.account.disputes.get(disputeId);
    dispute.status = status;
    this.account.record('charge.dispute.closed', dispute);
    return dispute;
  }

  /** Sends an event of a kind that this server never creates by itself. */
  tell(type: string, object: object): Event {
    return this.account.record(type, object);
  }

  /** Reports an error of earlier meter events. */
  reportMeterError(code: string, identifiers: readonly string[]): ThinEvent {
    const [meter] = this.account.meters.all();
    const related = meter
      ? { id: meter.id, type: 'billing.meter', url: `/v1/billing/meters/${meter.id}` }
      : null;
    const samples = identifiers.map((identifier) => ({
      error_message: code,
      request: { identifier },
    }));
    const count = identifiers.length;
    return this.account.recordThin('v1.billing.meter.error_report_triggered', related, {
      developer_message_summary: `There are ${count} invalid events`,
      reason: {
        error_count: count,
        error_types: [{ code, error_count: count, sample_errors: samples }],
      },
      validation_start: new Date(this.account.clock.now() * 1000).toISOString(),
      validation_end: new Date(this.account.clock.now() * 1000).toISOString(),
    });
  }
}

/** A random order, the same for the same seed. */
export function shuffled(seed: number): (deliveries: Delivery[]) => Delivery[] {
  return (deliveries) => {
    let state = seed >>> 0 || 1;
    const random = () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
    return deliveries
      .map((delivery) => ({ delivery, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ delivery }) => delivery);
  };
}
