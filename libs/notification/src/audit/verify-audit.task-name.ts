import { defineTask } from '#libs/platform';

/** Verifies all chains of the audit trail; recurring, without a payload. */
export const VERIFY_AUDIT = defineTask<object>('audit.verify');
