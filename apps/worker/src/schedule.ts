import { PURGE_CREDENTIALS } from '#libs/identity';
import { PURGE_LINKS } from '#libs/labor';
import { PURGE_MESSAGES } from '#libs/messaging';
import { KEEP_AUDIT_MONTHS, LINK_AUDIT_ENTRIES, VERIFY_AUDIT } from '#libs/notification';
import {
  DELETE_EXPIRED_IDEMPOTENCY_KEYS,
  LIFT_WAITING_TASKS,
  type RecurringTask,
} from '#libs/platform';
import { COLLECT_USAGE, COMPARE_ALL_USAGE, RECONCILE_BILLING } from '#libs/billing';
import { PURGE_PAY_EXPORTS } from '#libs/pay';
import { DELETE_EXPIRED_STATIONS, PURGE_CLOCK_IN_CODES } from '#libs/time-entry';

/** Recurring tasks with their times in UTC: minute, hour, day of the month, month, day of the week. */
export const SCHEDULE: readonly RecurringTask[] = [
  { when: '* * * * *', task: LINK_AUDIT_ENTRIES },
  { when: '* * * * *', task: LIFT_WAITING_TASKS },
  { when: '7 * * * *', task: DELETE_EXPIRED_IDEMPOTENCY_KEYS },
  { when: '17 4 * * *', task: DELETE_EXPIRED_STATIONS },
  { when: '*/10 * * * *', task: COLLECT_USAGE },
  { when: '11 3 * * *', task: VERIFY_AUDIT },
  { when: '2 4 * * *', task: KEEP_AUDIT_MONTHS },
  { when: '23 3 * * *', task: RECONCILE_BILLING },
  { when: '41 5 * * *', task: COMPARE_ALL_USAGE },
  { when: '27 4 * * *', task: PURGE_CREDENTIALS },
  { when: '37 4 * * *', task: PURGE_LINKS },
  { when: '47 4 * * *', task: PURGE_CLOCK_IN_CODES },
  { when: '52 4 * * *', task: PURGE_PAY_EXPORTS },
  { when: '57 4 * * *', task: PURGE_MESSAGES },
];
