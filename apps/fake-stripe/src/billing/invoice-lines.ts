import type { Account } from '../account/account.js';
import type { Invoice, InvoiceLine, Subscription, SubscriptionItem } from '../account/objects.js';
import { usageOf } from './usage.js';

interface Period {
  start: number;
  end: number;
}

/** The next period of prices that are paid in advance. */
export function advanceLines(
  subscription: Subscription,
  invoiceId: string,
  free: boolean,
): InvoiceLine[] {
  return subscription.items.data
    .filter(({ price }) => price.recurring?.usage_type === 'licensed')
    .map((item) => {
      const period = { start: item.current_period_start, end: item.current_period_end };
      return line(item, invoiceId, period, item.quantity ?? 1, free);
    });
}

/** Usage of a past period, as far as Stripe knows it now. */
export function usageLines(
  account: Account,
  subscription: Subscription,
  invoiceId: string,
  period: Period,
): InvoiceLine[] {
  return subscription.items.data
    .filter(({ price }) => price.recurring?.usage_type === 'metered')
    .map((item) => {
      const meter = account.meters.find(item.price.recurring?.meter);
      const { start, end } = period;
      const quantity = meter ? usageOf(account, meter, subscription.customer, start, end) : 0;
      return line(item, invoiceId, period, quantity, false);
    });
}

export function addUp(invoice: Invoice, lines: InvoiceLine[]): void {
  invoice.lines.data = lines;
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  Object.assign(invoice, { subtotal: total, total, amount_due: total, amount_remaining: total });
}

function line(
  item: SubscriptionItem,
  invoice: string,
  period: Period,
  quantity: number,
  free: boolean,
): InvoiceLine {
  const { price, subscription } = item;
  return {
    id: `il_${invoice}_${item.id}`,
    object: 'line_item',
    amount: free ? 0 : Math.round(quantity * Number(price.unit_amount_decimal)),
    currency: price.currency,
    description: `${quantity} × ${price.nickname ?? price.product}${free ? ' (trial)' : ''}`,
    invoice,
    livemode: false,
    metadata: {},
    parent: {
      type: 'subscription_item_details',
      invoice_item_details: null,
      subscription_item_details: { subscription, subscription_item: item.id, proration: false },
    },
    period,
    pricing: {
      type: 'price_details',
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
  };
}
