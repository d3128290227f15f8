import { defineHeavyTask, defineTask } from '#libs/platform';

/** Nobody waits for the tasks of usage: they run after those of people. */
export const USAGE_PRIORITY = 100;

/** Collects the sent messages of every paying company, and has them reported to Stripe. */
export const COLLECT_USAGE = defineTask<object>('billing.collect_usage');
/** Processes the outbox of one company. Its key is `usage <company id>`. */
export const REPORT_USAGE = defineHeavyTask<{ companyId: number }>('billing.tell_usage');
/** Compares the sums of one company with Stripe's. */
export const COMPARE_USAGE = defineHeavyTask<{ companyId: number }>('billing.compare_usage');
/** Has every company compared. */
export const COMPARE_ALL_USAGE = defineTask<object>('billing.compare_all_usage');
