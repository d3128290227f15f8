import { LINK_AUDIT_ENTRIES } from '#libs/notification';
import { DELETE_EXPIRED_IDEMPOTENCY_KEYS, type RecurringTask } from '#libs/platform';
import { COLLECT_USAGE, COMPARE_ALL_USAGE, RECONCILE_BILLING } from '#libs/billing';
import { DELETE_EXPIRED_STATIONS } from '#libs/time-entry';

/** Recurring tasks with their times in UTC: minute, hour, day of the month, month, day of the week. */
export const SCHEDULE: readonly RecurringTask[] = [
  { when: '* * * * *', task: LINK_AUDIT_ENTRIES },
  { when: '7 * * * *', task: DELETE_EXPIRED_IDEMPOTENCY_KEYS },
  { when: '17 4 * * *', task: DELETE_EXPIRED_STATIONS },
  { when: '*/10 * * * *', task: COLLECT_USAGE },
  { when: '23 3 * * *', task: RECONCILE_BILLING },
  { when: '41 5 * * *', task: COMPARE_ALL_USAGE },
];
