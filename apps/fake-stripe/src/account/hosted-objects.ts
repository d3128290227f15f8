import type { Base, Metadata } from './objects.js';

export interface CheckoutSession extends Base<'checkout.session'> {
  amount_total: number | null;
  cancel_url: string | null;
  client_reference_id: string | null;
  currency: string | null;
  customer: string | null;
  customer_email: string | null;
  expires_at: number;
  invoice: string | null;
  locale: string | null;
  metadata: Metadata;
  mode: 'subscription';
  payment_method_collection: 'always' | 'if_required';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  status: 'open' | 'complete' | 'expired';
  subscription: string | null;
  success_url: string;
  ui_mode: 'hosted_page';
  url: string | null;
  _line_items: { price: string; quantity?: number }[];
  _subscription_data: { metadata: Metadata; trial_period_days?: number; trial_end?: number };
}

export interface PortalSession extends Base<'billing_portal.session'> {
  configuration: string;
  customer: string;
  flow: { type: string } | null;
  locale: string | null;
  on_behalf_of: null;
  return_url: string | null;
  url: string;
}
