import { defineTask } from '#libs/platform';

/** Imports an uploaded file of contacts, part by part. */
export const IMPORT_CONTACTS = defineTask<{ importId: number }>('labor.import-contacts');
