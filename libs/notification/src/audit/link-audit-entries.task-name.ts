import { defineTask } from '#libs/platform';

/** Links new audit entries into their chains; recurring, without a payload. */
export const LINK_AUDIT_ENTRIES = defineTask<object>('audit.link-entries');
