import { Fact } from '#libs/platform';
import type { BillingState } from './rules/billing-state.js';

/** The billing state of a company changed, or its reason. */
export class BillingStateChanged extends Fact {
  readonly name = 'billing.state_changed';
  constructor(companyId: number, before: { state: BillingState } | null, after: object) {
    super({ companyId, subject: 'company', subjectId: companyId, before, after });
  }
}

/** An administrator has booked by hand usage that Stripe did not take. */
export class UsageBooked extends Fact {
  readonly name = 'billing.usage_booked';
  constructor(companyId: number, bookingId: number, after: { segments: number }) {
    super({ companyId, subject: 'usage_booking', subjectId: bookingId, after });
  }
}

/** An administrator has an event of Stripe processed again. */
export class StripeEventReplayed extends Fact {
  readonly name = 'billing.event_replayed';
  constructor(eventId: number, after: { stripe_id: string }) {
    super({ companyId: null, subject: 'stripe_event', subjectId: eventId, after });
  }
}

/** An administrator has closed an alert. */
export class BillingAlertClosed extends Fact {
  readonly name = 'billing.alert_closed';
  constructor(companyId: number | null, alertId: number) {
    super({ companyId, subject: 'billing_alert', subjectId: alertId, after: { closed: true } });
  }
}
