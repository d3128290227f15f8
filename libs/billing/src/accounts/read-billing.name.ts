import { defineTask } from '#libs/platform';

/** Reads one company's customer from Stripe and decides again. Its key is `billing <company id>`. */
export const READ_BILLING = defineTask<{ companyId: number }>('billing.read');
/** Reads every company: what no event told is found within a day. */
export const RECONCILE_BILLING = defineTask<object>('billing.reconcile');
