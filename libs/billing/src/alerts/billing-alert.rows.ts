import type { RowOf } from '#libs/platform';
import type { BillingAlert } from './billing-alert.entity.js';

export type BillingAlertRow = RowOf<BillingAlert>;

export const BILLING_ALERT_COLUMNS =
  'bal.id, bal.key, bal.company_id, bal.message, bal.raised_at, bal.closed_at, bal.gone_at';
