import type { ComponentChildren, JSX } from 'preact';
import type { BillingOverview, InvoiceView, OfferedPlan } from '#libs/billing';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { BILLING_WORDS } from './billing.words.js';
import { formatMoney } from './format-money.js';
import { dayIn } from '../frame/due-notice.js';
import { stateNotice } from './state-notice.js';

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
  const words = useWords(BILLING_WORDS);
  const day = dayIn(model.timeZone, words);
  const isSubscribed = Boolean(
    overview?.account?.subscription_id && overview.account.state !== 'ended',
  );
  return (
    <Column>
      <Heading above={companyName}>{words.title}</Heading>
      {message && <NoticeBox tone="warning">{message}</NoticeBox>}
      {overview && <State overview={overview} timeZone={model.timeZone} />}
      {overview && <Usage overview={overview} day={day} />}
      {overview && !isSubscribed && overview.plans.length > 0 && (
        <Plans plans={overview.plans} query={query} />
      )}
      {overview?.account?.stripe_customer_id && (
        <Card>
          <Section title={words.portalTitle} intro={words.portalIntro}>
            <CardOnFile overview={overview} />
            <Form action={`/app/owner/billing/portal/${query}`}>
              <Button kind="quiet">{words.openPortal}</Button>
            </Form>
          </Section>
        </Card>
      )}
      {invoices.length > 0 && <Invoices invoices={invoices} day={day} />}
    </Column>
  );
}

type Day = (instant: Date) => string;

function State({
  overview,
  timeZone,
}: {
  overview: BillingOverview;
  timeZone: string;
}): JSX.Element {
  const words = useWords(BILLING_WORDS);
  const notice = stateNotice(overview, timeZone, words);
  const open = overview.account?.open_invoice_url;
  const isDue = notice.tone === 'warning' || notice.tone === 'danger';
  return (
    <NoticeBox tone={notice.tone}>
      <p class="font-semibold">{notice.title}</p>
      <p class="font-normal">{notice.text}</p>
      {isDue && open && (
        <p class="pt-3">
          <ButtonLink href={open}>{words.pay}</ButtonLink>
        </p>
      )}
    </NoticeBox>
  );
}

function Usage({ overview, day }: { overview: BillingOverview; day: Day }): JSX.Element {
  const words = useWords(BILLING_WORDS);
  const { usage, costSoFar } = overview;
  return (
    <Card>
      <Section title={words.period} intro={words.from(day(usage.start), day(usage.end))}>
        <dl class="grid grid-cols-2 gap-4 sm:grid-cols-3">
          <Figure label={words.segments}>{usage.segments.toLocaleString(words.locale)}</Figure>
          <Figure label={words.workers}>{usage.active_workers.toLocaleString(words.locale)}</Figure>
          {costSoFar && (
            <Figure label={words.costs}>{formatMoney(costSoFar.amount, costSoFar.currency)}</Figure>
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
  const words = useWords(BILLING_WORDS);
  return (
    <div id="plans">
      <Card>
        <Section title={words.choose}>
          <ul class="divide-y divide-line">
            {plans.map((plan) => (
              <li
                key={plan.key}
                class="flex flex-wrap items-center justify-between gap-4 py-4 first:pt-0 last:pb-0"
              >
                <div>
                  <p class="font-semibold">{plan.name}</p>
                  <p class="text-muted">{priceWords(plan, words)}</p>
                </div>
                <Form action={`/app/owner/billing/checkout/${query}`}>
                  <Button name="plan" value={plan.key}>
                    {words.choosePlan(plan.name)}
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

function priceWords({ flat, segment }: OfferedPlan, words: (typeof BILLING_WORDS)['en']): string {
  const base =
    flat.unitAmount === null
      ? words.somePrice(flat.interval)
      : words.priceOf(formatMoney(flat.unitAmount, flat.currency), flat.interval);
  if (!segment) return base;
  return segment.unitAmount === null
    ? `${base}, ${words.andSegments}`
    : `${base}, ${words.andSegmentPrice(formatMoney(segment.unitAmount, segment.currency))}`;
}

function CardOnFile({ overview: { account, card } }: { overview: BillingOverview }): JSX.Element {
  const words = useWords(BILLING_WORDS);
  if (!account || !card) return <p class="text-muted">{words.noCard}</p>;
  const until = `${String(account.card_month).padStart(2, '0')}/${account.card_year}`;
  return (
    <>
      <p>{words.card(account.card_brand ?? '', account.card_last4 ?? '', until)}</p>
      {card !== 'fine' && (
        <NoticeBox tone="warning">
          {card === 'expired' ? words.cardExpired : words.cardExpires}
        </NoticeBox>
      )}
    </>
  );
}

function Invoices({ invoices, day }: { invoices: readonly InvoiceView[]; day: Day }): JSX.Element {
  const words = useWords(BILLING_WORDS);
  return (
    <Card>
      <Section title={words.invoices}>
        <ul class="divide-y divide-line">
          {invoices.map((invoice) => (
            <li
              key={invoice.url ?? invoice.createdAt.toISOString()}
              class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
            >
              <span>
                {day(invoice.createdAt)}{' '}
                <span class="text-muted">
                  {words.statuses[invoice.status ?? ''] ?? invoice.status}
                </span>
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
  const words = useWords(BILLING_WORDS);
  return (
    <Column>
      <Heading>{words.leaving}</Heading>
      <Card>
        <Section title={words.leavingText}>
          <p class="text-muted">{words.comeBack}</p>
          <ButtonLink href={url}>{words.go}</ButtonLink>
        </Section>
      </Card>
    </Column>
  );
}
