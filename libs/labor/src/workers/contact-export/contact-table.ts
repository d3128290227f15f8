import { stringify } from 'csv-stringify/sync';
import { safeCell } from '#libs/kernel';
import type { ContactRow } from '../worker.queries.js';

/** So that Excel reads UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const TITLES = [
  ...['Name', 'Phone', 'Other phones', 'Skills', 'Texts', 'No-shows', 'Canceled', 'Notes'],
];

/** Contacts as comma-separated values (RFC 4180), which our import reads back. */
export function contactTable(contacts: readonly ContactRow[]): string {
  const rows = contacts.map((contact) => [
    contact.name,
    contact.phone_number,
    contact.alt_phones.map(({ phone_number }) => phone_number).join('; '),
    contact.labor_types.map(({ name }) => name).join('; '),
    consentWord(contact),
    String(contact.no_show_count),
    String(contact.canceled_count),
    contact.notes ?? '',
  ]);
  const cells = [TITLES, ...rows].map((row) => row.map(safeCell));
  return BYTE_ORDER_MARK + stringify(cells, { record_delimiter: 'windows' });
}

function consentWord(contact: ContactRow): string {
  if (contact.stop_sms) return 'stopped';
  return contact.sms_consent ? 'yes' : contact.sent_consent_msg ? 'asked' : 'no';
}
