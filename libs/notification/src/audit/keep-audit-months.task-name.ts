import { defineTask } from '#libs/platform';

/** Makes the coming months of the audit trail and drops those that are kept no longer; recurring, without a payload. */
export const KEEP_AUDIT_MONTHS = defineTask<object>('audit.keep-months');
