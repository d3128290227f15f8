import {
  BILLING_STATES,
  type BillingOverview,
  type InvoiceView,
  type PriceView,
} from '#libs/billing';
import {
  choice,
  decimal,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const PriceShape = object('Price', {
  unit_amount: nullable(
    decimal(4900, 'Hundredths of the currency, possibly a fraction. Null: the price has tiers.'),
  ),
  currency: text('usd', 'ISO 4217, small letters.'),
  interval: choice(['month', 'year', 'week', 'day'], 'How often it is charged.'),
});

export const BillingShape = object('Billing', {
  configured: flag(
    true,
    'False: billing is not set up on this server. Nothing has to be paid, and nothing is restricted.',
  ),
  state: choice(
    BILLING_STATES,
    'What the company may do: `restricted` and `ended` wait with new events and with messages for calls in more than 48 hours.',
  ),
  reason: text(
    'paid',
    'Why: `trial`, `trial_over`, `paid`, `payment_missing`, `paused` or `canceled`.',
  ),
  trial_ends_at: nullable(
    instant('2031-05-15T12:00:00.000Z', 'When the trial without a plan ends.'),
  ),
  due_since: nullable(instant('2031-05-01T12:00:00.000Z', 'Since when a payment is missing.')),
  restricted_from: nullable(
    instant('2031-05-11T12:00:00.000Z', 'When restrictions begin, or began.'),
  ),
  plan: nullable(text('monthly', 'Key of the subscribed plan.')),
  period_start: instant('2031-05-01T12:00:00.000Z', 'Start of the period that `usage` is of.'),
  period_end: instant('2031-06-01T12:00:00.000Z', 'Its end; without a plan, now.'),
  cancels_at: nullable(
    instant('2031-06-01T12:00:00.000Z', 'When the subscription ends, if it does.'),
  ),
  card: nullable(
    object('BillingCard', {
      brand: text('visa'),
      last4: text('4242', 'The last four digits.'),
      month: integer(4, 'The last month in which it is good, 1 to 12.'),
      year: integer(2032, 'The year of that month.'),
      condition: choice(['fine', 'expiring', 'expired'], '`expiring`: in 30 days or less.'),
    }),
  ),
  usage: inline({
    segments: integer(1240, 'Message segments that were sent in the period.'),
    active_workers: integer(36, 'Workers who were confirmed for a call of the period.'),
  }),
  cost_so_far: nullable(
    object('Cost', {
      amount: integer(5830, 'Hundredths of the currency: the plan and what was used so far.'),
      currency: text('usd', 'ISO 4217, small letters.'),
    }),
  ),
  plans: list(
    object('Plan', {
      key: text('monthly', 'For `POST /billing/checkout/`.'),
      name: text('Monthly'),
      flat: PriceShape,
      segment: nullable(PriceShape),
    }),
    'What can be subscribed to.',
  ),
});
export type BillingView = Static<typeof BillingShape>;

export const InvoicesShape = list(
  object('Invoice', {
    number: nullable(text('CM-0001', 'Null: a draft has none.')),
    created_at: instant(),
    status: text('paid', '`draft`, `open`, `paid`, `void` or `uncollectible`.'),
    total: integer(5830, 'Hundredths of the currency.'),
    currency: text('usd', 'ISO 4217, small letters.'),
    url: nullable(
      text('https://invoice.stripe.com/i/acct_1/live_1', 'Where it is shown and paid.'),
    ),
    pdf: nullable(
      text('https://pay.stripe.com/invoice/acct_1/live_1/pdf', 'The invoice as a PDF.'),
    ),
  }),
);
export type InvoicesView = Static<typeof InvoicesShape>;

export const RedirectShape = object('PaymentPage', {
  url: text('https://checkout.stripe.com/c/pay/cs_1', 'The page of Stripe to open in a browser.'),
});

/** The answer without Stripe keys. */
export function presentUnconfiguredBilling(now: Date): BillingView {
  return {
    configured: false,
    state: 'trial',
    reason: 'trial',
    trial_ends_at: null,
    due_since: null,
    restricted_from: null,
    plan: null,
    period_start: now.toISOString(),
    period_end: now.toISOString(),
    cancels_at: null,
    card: null,
    usage: { segments: 0, active_workers: 0 },
    cost_so_far: null,
    plans: [],
  };
}

export function presentBilling(overview: BillingOverview): BillingView {
  const { account, usage } = overview;
  return {
    configured: true,
    state: account?.state ?? 'trial',
    reason: account?.reason ?? 'trial',
    trial_ends_at: isoOrNull(account?.subscription_id ? null : overview.trialEnd),
    due_since: isoOrNull(account?.due_since),
    restricted_from: isoOrNull(account?.restricted_from),
    plan: overview.planKey,
    period_start: usage.start.toISOString(),
    period_end: usage.end.toISOString(),
    cancels_at: isoOrNull(account?.cancels_at),
    card: presentCard(overview),
    usage: { segments: usage.segments, active_workers: usage.active_workers },
    cost_so_far: overview.costSoFar,
    plans: overview.plans.map(({ key, name, flat, segment }) => ({
      key,
      name,
      flat: presentPrice(flat),
      segment: segment && presentPrice(segment),
    })),
  };
}

export function presentInvoices(invoices: readonly InvoiceView[]): InvoicesView {
  return invoices.map(({ createdAt, ...invoice }) => ({
    ...invoice,
    created_at: createdAt.toISOString(),
  }));
}

function presentCard({ account, card }: BillingOverview): BillingView['card'] {
  if (!account || !card) return null;
  return {
    brand: account.card_brand!,
    last4: account.card_last4!,
    month: account.card_month!,
    year: account.card_year!,
    condition: card,
  };
}

function presentPrice({ unitAmount, currency, interval }: PriceView): Static<typeof PriceShape> {
  return { unit_amount: unitAmount, currency, interval };
}

function isoOrNull(instantOrNull: Date | null | undefined): string | null {
  return instantOrNull?.toISOString() ?? null;
}
