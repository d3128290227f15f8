import { defineTask } from '#libs/platform';

/** Reads one company's customer from Stripe and decides again. Its key is `billing <company id>`. */
export const READ_BILLING = defineTask<{ companyId: number }>('billing.read');
/** Reads every company daily, for changes without an event. */
export const RECONCILE_BILLING = defineTask<object>('billing.reconcile');
