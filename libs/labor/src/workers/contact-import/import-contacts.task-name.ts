import { defineHeavyTask } from '#libs/platform';

/** Imports an uploaded file of contacts, part by part. */
export const IMPORT_CONTACTS = defineHeavyTask<{ importId: number }>('labor.import-contacts');
