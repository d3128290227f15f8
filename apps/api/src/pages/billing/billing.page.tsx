import type { ComponentChildren, JSX } from 'preact';
import type { BillingOverview, InvoiceView, OfferedPlan } from '#libs/billing';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { formatMoney } from './format-money.js';
import { dayIn, stateNotice } from './state-notice.js';

export interface BillingModel {
  companyName: string;
  /** `?company=…`, or blank: appended to every address. */
  query: string;
  /** Null: Stripe does not answer, or billing is not set up; `message` explains it. */
  overview: BillingOverview | null;
  invoices: readonly InvoiceView[];
  message: string | null;
  timeZone: string;
}

/** Plan, state, usage, card and invoices of a company. */
export function BillingPage(model: BillingModel): JSX.Element {
  const { companyName, overview, message, invoices, query } = model;
  const day = dayIn(model.timeZone);
  const isSubscribed = Boolean(
    overview?.account?.subscription_id && overview.account.state !== 'ended',
  );
  return (
    <Column>
      <Heading above={companyName}>Billing</Heading>
      {message && <NoticeBox tone="warning">{message}</NoticeBox>}
      {overview && <State overview={overview} day={day} />}
      {overview && <Usage overview={overview} day={day} />}
      {overview && !isSubscribed && overview.plans.length > 0 && (
        <Plans plans={overview.plans} query={query} />
      )}
      {overview?.account?.stripe_customer_id && (
        <Card>
          <Section
            title="Card, invoices and ending the subscription"
            intro="Cards are entered on pages of Stripe; we never see them."
          >
            <CardOnFile overview={overview} />
            <Form action={`/app/owner/billing/portal/${query}`}>
              <Button kind="quiet">Open the billing portal</Button>
            </Form>
          </Section>
        </Card>
      )}
      {invoices.length > 0 && <Invoices invoices={invoices} day={day} />}
    </Column>
  );
}

type Day = (instant: Date) => string;

function State({ overview, day }: { overview: BillingOverview; day: Day }): JSX.Element {
  const notice = stateNotice(overview, day);
  const open = overview.account?.open_invoice_url;
  const isDue = notice.tone === 'warning' || notice.tone === 'danger';
  return (
    <NoticeBox tone={notice.tone}>
      <p class="font-semibold">{notice.title}</p>
      <p class="font-normal">{notice.text}</p>
      {isDue && open && (
        <p class="pt-3">
          <ButtonLink href={open}>Pay the open invoice</ButtonLink>
        </p>
      )}
    </NoticeBox>
  );
}

function Usage({ overview, day }: { overview: BillingOverview; day: Day }): JSX.Element {
  const { usage, costSoFar } = overview;
  return (
    <Card>
      <Section title="This period" intro={`${day(usage.start)} to ${day(usage.end)}`}>
        <dl class="grid grid-cols-2 gap-4 sm:grid-cols-3">
          <Figure label="Message segments">{usage.segments.toLocaleString('en-US')}</Figure>
          <Figure label="Active workers">{usage.active_workers.toLocaleString('en-US')}</Figure>
          {costSoFar && (
            <Figure label="Costs so far">
              {formatMoney(costSoFar.amount, costSoFar.currency)}
            </Figure>
          )}
        </dl>
      </Section>
    </Card>
  );
}

function Figure({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt class="text-sm text-muted">{label}</dt>
      <dd class="text-xl font-semibold tabular-nums">{children}</dd>
    </div>
  );
}

function Plans({ plans, query }: { plans: readonly OfferedPlan[]; query: string }): JSX.Element {
  return (
    <div id="plans">
      <Card>
        <Section title="Choose a plan">
          <ul class="divide-y divide-line">
            {plans.map((plan) => (
              <li
                key={plan.key}
                class="flex flex-wrap items-center justify-between gap-4 py-4 first:pt-0 last:pb-0"
              >
                <div>
                  <p class="font-semibold">{plan.name}</p>
                  <p class="text-muted">{priceWords(plan)}</p>
                </div>
                <Form action={`/app/owner/billing/checkout/${query}`}>
                  <Button name="plan" value={plan.key}>
                    {`Choose ${plan.name}`}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      </Card>
    </div>
  );
}

function priceWords({ flat, segment }: OfferedPlan): string {
  const base =
    flat.unitAmount === null
      ? `a price per ${flat.interval}`
      : `${formatMoney(flat.unitAmount, flat.currency)} a ${flat.interval}`;
  if (!segment) return base;
  return segment.unitAmount === null
    ? `${base}, and message segments by use`
    : `${base}, and ${formatMoney(segment.unitAmount, segment.currency)} for each message segment`;
}

function CardOnFile({ overview: { account, card } }: { overview: BillingOverview }): JSX.Element {
  if (!account || !card) return <p class="text-muted">There is no card yet.</p>;
  const until = `${String(account.card_month).padStart(2, '0')}/${account.card_year}`;
  return (
    <>
      <p>{`${account.card_brand} ending in ${account.card_last4}, good until ${until}`}</p>
      {card !== 'fine' && (
        <NoticeBox tone="warning">
          {card === 'expired' ? 'The card has expired.' : 'The card expires soon.'} Enter the new
          one in the billing portal.
        </NoticeBox>
      )}
    </>
  );
}

function Invoices({ invoices, day }: { invoices: readonly InvoiceView[]; day: Day }): JSX.Element {
  return (
    <Card>
      <Section title="Invoices">
        <ul class="divide-y divide-line">
          {invoices.map((invoice) => (
            <li
              key={invoice.url ?? invoice.createdAt.toISOString()}
              class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
            >
              <span>
                {day(invoice.createdAt)} <span class="text-muted">{invoice.status}</span>
              </span>
              <span class="flex items-baseline gap-4 tabular-nums">
                {formatMoney(invoice.total, invoice.currency)}
                {invoice.pdf && (
                  <Link href={invoice.pdf} external>
                    {`PDF ${invoice.number ?? ''}`.trim()}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}

/** Leads to a page of Stripe; shows a link for browsers that do not follow by themselves. */
export function LeavingPage({ url }: { url: string }): JSX.Element {
  return (
    <Column>
      <Heading>Going on to Stripe</Heading>
      <Card>
        <Section title="Payments are made on pages of Stripe">
          <p class="text-muted">You come back here afterwards.</p>
          <ButtonLink href={url}>Continue</ButtonLink>
        </Section>
      </Card>
    </Column>
  );
}
