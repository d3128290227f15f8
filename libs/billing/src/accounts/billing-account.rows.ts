import { columnsOf, type RowOf } from '#libs/platform';
import { BillingAccount } from './billing-account.entity.js';

export type BillingAccountRow = RowOf<BillingAccount>;

export const BILLING_ACCOUNT_COLUMNS = columnsOf(BillingAccount, 'ba');
