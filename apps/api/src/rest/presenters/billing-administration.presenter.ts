import type { BillingAlertRow, StripeEventRow, UsageBookingRow } from '#libs/billing';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const companyId = nullable(integer(1, 'Id of the company; null: none, or the server as a whole.'));

export const StripeEventsShape = list(
  object('StripeEvent', {
    id: integer(7, 'For `POST /admin/billing/events/{id}/replay/`.'),
    stripe_id: text('evt_1', 'Id of the event at Stripe.'),
    type: text('invoice.paid'),
    thin: flag(false, 'A thin event: it contains no object.'),
    happened_at: instant('2031-05-01T12:00:00.000Z', 'As Stripe says.'),
    received_at: instant(),
    outcome: choice(
      ['done', 'waiting', 'failed', 'kept'],
      '`kept`: a type that changes nothing; `failed`: it is tried again.',
    ),
    note: text('The company was read from Stripe.', 'What was done, or why it could not be.'),
    attempts: integer(1, 'How often it was tried.'),
    worked_off_at: nullable(instant()),
    company_id: companyId,
  }),
);
export type StripeEventsView = Static<typeof StripeEventsShape>;

export const UsageBookingsShape = list(
  object('UsageBooking', {
    id: integer(3, 'For `POST /admin/billing/bookings/{id}/book/`.'),
    company_id: integer(1, 'Id of the company.'),
    segments: integer(12, 'Message segments that Stripe does not take any more.'),
    used_at: instant(
      '2031-05-01T12:00:00.000Z',
      'When they were used, or the end of their period.',
    ),
    reason: text('It was reported too late: it is older than 34 days, or of a finalized invoice.'),
    listed_at: instant(),
    booked_at: nullable(instant('2031-06-12T12:00:00.000Z', 'Null: it is not booked yet.')),
  }),
);
export type UsageBookingsView = Static<typeof UsageBookingsShape>;

export const BillingAlertsShape = list(
  object('BillingAlert', {
    id: integer(1, 'For `POST /admin/billing/alerts/{id}/close/`.'),
    company_id: companyId,
    message: text('Stripe refused 3 meter events (archived_meter).', 'For administrators.'),
    raised_at: instant(),
    closed_at: nullable(instant('2031-05-02T12:00:00.000Z', 'Null: it is open.')),
  }),
);
export type BillingAlertsView = Static<typeof BillingAlertsShape>;

export function presentStripeEvents(rows: readonly StripeEventRow[]): StripeEventsView {
  return rows.map((row) => ({
    id: row.id,
    stripe_id: row.stripe_id,
    type: row.type,
    thin: row.thin,
    happened_at: row.happened_at.toISOString(),
    received_at: row.received_at.toISOString(),
    outcome: row.outcome,
    note: row.note,
    attempts: row.attempts,
    worked_off_at: row.worked_off_at?.toISOString() ?? null,
    company_id: row.company_id,
  }));
}

export function presentUsageBookings(rows: readonly UsageBookingRow[]): UsageBookingsView {
  return rows.map(({ id, company_id, segments, used_at, reason, listed_at, booked_at }) => ({
    id,
    company_id,
    segments,
    used_at: used_at.toISOString(),
    reason,
    listed_at: listed_at.toISOString(),
    booked_at: booked_at?.toISOString() ?? null,
  }));
}

export function presentBillingAlerts(rows: readonly BillingAlertRow[]): BillingAlertsView {
  return rows.map(({ id, company_id, message, raised_at, closed_at }) => ({
    id,
    company_id,
    message,
    raised_at: raised_at.toISOString(),
    closed_at: closed_at?.toISOString() ?? null,
  }));
}
