import type { ComponentChildren, JSX } from 'preact';
import type { BillingAlertRow, StripeEventRow, UsageBookingRow } from '#libs/billing';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { useWords } from '../frame/words.js';
import { BILLING_WORDS } from './billing.words.js';

export interface BillingAdministrationModel {
  configured: boolean;
  alerts: readonly BillingAlertRow[];
  bookings: readonly UsageBookingRow[];
  events: readonly StripeEventRow[];
}

/** The billing page of administrators. Instants are in UTC, as in Stripe's own log. */
export function BillingAdministrationPage(model: BillingAdministrationModel): JSX.Element {
  const words = useWords(BILLING_WORDS);
  const own = words.administration;
  const emptyOr = (said: string): string => (model.configured ? said : own.notSetUp);
  return (
    <div class="space-y-8">
      <Heading above={own.above}>{words.title}</Heading>
      {!model.configured && (
        <Card>
          <p>{own.notSetUpText}</p>
        </Card>
      )}
      <Lines title={own.alerts} empty={emptyOr(own.noAlerts)}>
        {model.alerts.map((alert) => (
          <Line
            key={alert.id}
            at={alert.raised_at}
            action={
              alert.closed_at ? (
                <p class="text-muted">{alert.gone_at ? own.gone : own.closed}</p>
              ) : (
                <Form action={`/app/admin/billing/alerts/${alert.id}/`}>
                  <Button kind="quiet">{own.close}</Button>
                </Form>
              )
            }
          >
            {alert.message}
          </Line>
        ))}
      </Lines>
      <Lines title={own.bookings} empty={emptyOr(own.noBookings)}>
        {model.bookings.map((booking) => (
          <Line
            key={booking.id}
            at={booking.used_at}
            action={
              booking.booked_at ? (
                <p class="text-muted">{own.booked}</p>
              ) : (
                <Form action={`/app/admin/billing/bookings/${booking.id}/`}>
                  <Button kind="quiet">{own.booked}</Button>
                </Form>
              )
            }
          >
            {own.booking(booking.company_id, booking.segments, booking.reason)}
          </Line>
        ))}
      </Lines>
      <Lines title={own.events} empty={emptyOr(own.noEvents)}>
        {model.events.map((event) => (
          <Line
            key={event.id}
            at={event.received_at}
            action={
              <Form action={`/app/admin/billing/events/${event.id}/`}>
                <Button kind="quiet">{own.replay}</Button>
              </Form>
            }
          >
            <span class="font-medium">{event.type}</span>
            <span class={event.outcome === 'failed' ? 'text-danger' : 'text-muted'}>
              {` ${event.outcome}. ${event.note}`}
            </span>
          </Line>
        ))}
      </Lines>
    </div>
  );
}

function Lines({
  title,
  empty,
  children,
}: {
  title: string;
  empty: string;
  children: JSX.Element[];
}): JSX.Element {
  return (
    <Card>
      <Section title={title}>
        {children.length > 0 ? (
          <ul class="divide-y divide-line">{children}</ul>
        ) : (
          <p class="text-muted">{empty}</p>
        )}
      </Section>
    </Card>
  );
}

function Line({
  at,
  action,
  children,
}: {
  at: Date;
  action?: JSX.Element;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div class="min-w-0 flex-1 basis-60">
        <p class="break-words">{children}</p>
        <p class="text-sm text-muted tabular-nums">
          <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 16).replace('T', ' ')}</time>{' '}
          UTC
        </p>
      </div>
      {action}
    </li>
  );
}
