import type { Account } from '../account/account.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import { day, escaped, type HostedAnswer, money, page } from './page.js';

const NEWEST = 15;

/** The panel of the demonstration: the time, the customers and the sent webhooks. */
export function controlPanel(account: Account, webhooks: WebhookSender): HostedAnswer {
  const customers = account.customers.all(({ deleted }) => !deleted);
  const deliveries = webhooks.deliveries.slice(-NEWEST).toReversed();
  return page(
    'Fake Stripe',
    `<p>It is ${day(account.clock.now())} UTC here.</p>
${button('advance', 'One day on', { seconds: 86_400 })}
${button('advance', 'One week on', { seconds: 7 * 86_400 })}
${button('advance', 'One month on', { seconds: 30 * 86_400 })}
${button('fail', 'Fail the next three calls', { times: 3 })}
<h2>Customers</h2>
<table>${customers.map(({ id, name, email }) => customerRow(account, id, name ?? email ?? '')).join('')}</table>
<h2>Charges</h2>
<table>${account.charges.all().slice(-NEWEST).toReversed().map(chargeRow).join('')}</table>
<h2>Webhooks</h2>
<table>${deliveries
      .map(
        ({ event, endpoint, state, status }) =>
          `<tr><td>${escaped(event.type)}</td><td>${escaped(endpoint.url)}</td><td>${state} ${status ?? ''}</td></tr>`,
      )
      .join('')}</table>`,
  );
}

function customerRow(account: Account, id: string, name: string): string {
  const theirs = account.subscriptions.all(({ customer }) => customer === id);
  const states = theirs.map(({ status }) => status).join(', ') || 'no subscription';
  return `<tr><td>${escaped(name)}<br><small>${id}</small></td><td>${states}</td><td>${button(
    'expire-cards',
    'Let cards expire',
    { customer: id },
  )}</td></tr>`;
}

function chargeRow(charge: {
  id: string;
  amount: number;
  currency: string;
  status: string;
  disputed: boolean;
}): string {
  const { id, amount, currency, status, disputed } = charge;
  const dispute =
    status === 'succeeded' && !disputed ? button('dispute', 'Dispute', { charge: id }) : '';
  return `<tr><td>${id}</td><td>${money(amount, currency)}</td><td>${status}</td><td>${dispute}</td></tr>`;
}

function button(action: string, label: string, values: Record<string, string | number>): string {
  const fields = Object.entries(values).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="/control/${action}">${fields.join('')}<button>${label}</button></form>`;
}
