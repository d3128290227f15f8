import type { Account } from '../account/account.js';
import type { PortalSession } from '../account/hosted-objects.js';
import type { Invoice, Subscription } from '../account/objects.js';
import { keepCard, useCard } from '../billing/cards.js';
import { cancel } from '../billing/subscriptions.js';
import { ApiError } from '../http/api-error.js';
import { cardChoice, cardChosen } from './card-choice.js';
import { alert, day, escaped, type HostedAnswer, money, notFound, page, redirect } from './page.js';

export function showPortal(
  account: Account,
  id: string,
  message: string | null = null,
): HostedAnswer {
  const session = account.portalSessions.find(id);
  if (!session) return notFound();
  const { customer } = session;
  const subscriptions = account.subscriptions.all((one) => one.customer === customer);
  const invoices = account.invoices.all(
    (one) => one.customer === customer && one.status !== 'draft',
  );
  const back = session.return_url
    ? `<p><a href="${escaped(session.return_url)}">Return</a></p>`
    : '';
  return page(
    'Billing portal',
    `${alert(message)}${back}
<h2>Card</h2><p>${cardShown(account, customer)}</p>
<form method="post">${cardChoice()}<button name="do" value="card">Use this card</button></form>
<h2>Subscriptions</h2><table>${subscriptions.map(subscriptionRow).join('')}</table>
<h2>Invoices</h2><table>${invoices.toReversed().map(invoiceRow).join('')}</table>`,
  );
}

export function change(account: Account, id: string, form: URLSearchParams): HostedAnswer {
  const session = account.portalSessions.find(id);
  if (!session) return notFound();
  try {
    act(account, session, form);
  } catch (error) {
    if (error instanceof ApiError) return showPortal(account, id, error.message);
    throw error;
  }
  return redirect(`/portal/${id}`);
}

function act(account: Account, session: PortalSession, form: URLSearchParams): void {
  const action = form.get('do');
  if (action === 'card') {
    const card = keepCard(account, cardChosen(form), session.customer);
    account.record('payment_method.attached', card);
    useCard(account, card, session.customer);
    return;
  }
  const subscription = account.subscriptions.get(form.get('subscription') ?? '');
  if (subscription.customer !== session.customer)
    throw ApiError.noSuch('subscription', subscription.id);
  if (action === 'end') {
    cancel(account, subscription, 'cancellation_requested');
    return;
  }
  const ends = action === 'cancel';
  const end = subscription.items.data[0]!.current_period_end;
  subscription.cancel_at_period_end = ends;
  subscription.cancel_at = ends ? end : null;
  subscription.canceled_at = ends ? account.now(session.customer) : null;
  account.record('customer.subscription.updated', subscription);
}

function cardShown(account: Account, customerId: string): string {
  const id = account.customers.find(customerId)?.invoice_settings?.default_payment_method;
  const card = account.paymentMethods.find(id)?.card;
  return card ? `Ends in ${card.last4}, expires ${card.exp_month}/${card.exp_year}` : 'None';
}

function subscriptionRow(one: Subscription): string {
  const action = one.cancel_at_period_end ? 'renew' : 'cancel';
  const button = (value: string, label: string) =>
    `<button name="do" value="${value}">${label}</button>`;
  const form = `<form method="post"><input type="hidden" name="subscription" value="${one.id}">
${button(action, action === 'cancel' ? 'Cancel at the end of the period' : 'Renew')} ${button('end', 'Cancel now')}</form>`;
  const until = day(one.items.data[0]!.current_period_end);
  return `<tr><td>${one.status}</td><td>until ${until}</td><td>${one.ended_at ? '' : form}</td></tr>`;
}

function invoiceRow({ id, number, total, currency, status }: Invoice): string {
  return `<tr><td><a href="/invoices/${id}">${escaped(number)}</a></td><td>${money(total, currency)}</td><td>${status}</td></tr>`;
}
