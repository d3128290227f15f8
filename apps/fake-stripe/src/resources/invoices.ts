import type { Account } from '../account/account.js';
import type { Invoice, Subscription } from '../account/objects.js';
import { addUp, advanceLines, usageLines } from '../billing/invoice-lines.js';
import { collect, finalize, voidInvoice } from '../billing/invoices.js';
import { setPeriod } from '../billing/periods.js';
import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import { boolean, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';

export const invoiceRoutes = [
  route(
    'GET',
    '/v1/invoices',
    {
      ...PAGE,
      ...CREATED,
      customer: text,
      status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
      subscription: text,
    },
    [],
    ({ account, url, given }) => {
      const found = account.invoices.all(
        (one) =>
          one.customer === (given.customer ?? one.customer) &&
          one.status === (given.status ?? one.status) &&
          (given.subscription === undefined ||
            one.parent.subscription_details.subscription === given.subscription),
      );
      return pageOf(url, found, given);
    },
  ),

  route('GET', '/v1/invoices/:id', {}, [], ({ account, path }) => account.invoices.get(path.id!)),

  route('POST', '/v1/invoices/:id/finalize', { auto_advance: boolean }, [], ({ account, path }) => {
    const invoice = account.invoices.get(path.id!);
    finalize(account, invoice);
    return invoice;
  }),

  route('POST', '/v1/invoices/:id/void', {}, [], ({ account, path }) => {
    const invoice = account.invoices.get(path.id!);
    voidInvoice(account, invoice);
    return invoice;
  }),

  route(
    'POST',
    '/v1/invoices/:id/pay',
    { off_session: boolean, payment_method: text },
    [],
    ({ account, path, given }) => {
      const invoice = account.invoices.get(path.id!);
      if (invoice.status === 'draft') finalize(account, invoice);
      if (invoice.status === 'paid')
        throw ApiError.invalid('Invoice is already paid', 'invoice_already_paid');
      if (invoice.status !== 'open') throw ApiError.invalid(`This invoice is ${invoice.status}.`);
      const id = given.payment_method;
      const method = id === undefined ? null : account.paymentMethods.get(id, 'payment_method');
      const result = collect(account, invoice, method, given.off_session === false);
      if (!result.ok) throw result.error;
      return invoice;
    },
  ),

  route(
    'POST',
    '/v1/invoices/create_preview',
    { customer: text, subscription: text },
    ['subscription'],
    ({ account, given }) =>
      preview(account, account.subscriptions.get(given.subscription!, 'subscription')),
  ),

  route(
    'GET',
    '/v1/invoice_payments',
    { ...PAGE, ...CREATED, invoice: text, status: oneOf('canceled', 'open', 'paid') },
    [],
    ({ account, url, given }) => {
      const found = account.invoicePayments.all(
        (one) =>
          one.invoice === (given.invoice ?? one.invoice) &&
          one.status === (given.status ?? one.status),
      );
      return pageOf(url, found, given);
    },
  ),

  route('GET', '/v1/payment_intents/:id', {}, [], ({ account, path }) =>
    account.paymentIntents.get(path.id!),
  ),
];

/** The invoice at the end of this period, with the usage known so far. It is not stored. */
function preview(account: Account, subscription: Subscription): object {
  if (subscription.ended_at)
    throw ApiError.invalid('No upcoming invoices for this subscription', 'invoice_upcoming_none');
  const [first] = subscription.items.data;
  const period = { start: first!.current_period_start, end: first!.current_period_end };
  const next = structuredClone(subscription);
  for (const item of next.items.data)
    setPeriod(item, period.end, subscription.billing_cycle_anchor);
  const id = `upcoming_in_${subscription.id}`;
  const inTrial = subscription.trial_end !== null && period.start < subscription.trial_end;
  const advance = subscription.cancel_at_period_end ? [] : advanceLines(next, id, false);
  const used = inTrial ? [] : usageLines(account, subscription, id, period);
  const invoice = {
    id,
    object: 'invoice',
    billing_reason: 'upcoming',
    currency: subscription.currency,
    customer: subscription.customer,
    lines: { object: 'list', url: '/v1/invoices/upcoming/lines', has_more: false, data: [] },
    period_start: period.start,
    period_end: period.end,
    status: 'draft',
  } as unknown as Invoice;
  addUp(invoice, [...advance, ...used]);
  return invoice;
}
