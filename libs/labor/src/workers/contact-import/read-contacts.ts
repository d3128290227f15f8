import { type DraftNumber, namesFaxOrPager, namesMobile } from './primary-number.js';
import { parseVCards, MAX_LINES } from './vcard-parser.js';
import { type ContactDraft, contactFromVCard } from './contact-from-vcard.js';
import { NoContacts, NoPhoneColumn } from './contact-import.errors.js';
import { ContactBatch } from './contact-batch.js';
import { type ColumnPlan, guessColumns } from './csv-columns.js';
import { contactFromRow, isBlankRow } from './contact-from-row.js';
import { readTable } from './csv-table.js';
import { forEachYielding } from './for-each-yielding.js';

/** Rows that decide what the columns hold. */
export const GUESSED_ROWS = 50;

/**
 * The contacts of a vCard file: versions 2.1, 3.0 and 4.0, in any encoding. Invalid content yields
 * errors; a file without cards yields one error and no contacts.
 *
 * @throws TooManyContacts, TooManyNumbers
 */
export async function readVCards(bytes: Buffer): Promise<ContactBatch> {
  const intake = new ContactBatch('Card');
  await forEachYielding(parseVCards(bytes), (card) => {
    if (card?.isCutOff)
      intake.addRefused('it has no end, so it was left out; the file may be incomplete.');
    else if (card) {
      const where = intake.add(contactFromVCard(card), { isSilent: true });
      if (card.isShortened)
        intake.addError(
          `${where}: only its first ${MAX_LINES} lines of names and numbers were read.`,
        );
    }
  });
  if (intake.isEmpty) intake.addError('There are no contact cards in this file.');
  return intake;
}

/**
 * The contacts of a table, one for each row that is not blank.
 *
 * @param plan which column holds what; null: it is guessed
 * @throws NoPhoneColumn
 * @throws TableUnreadable
 * @throws TooManyContacts, TooManyNumbers
 */
export async function readCsv(
  bytes: Buffer,
  plan: ColumnPlan | null = null,
): Promise<ContactBatch> {
  return contactsOfTable(await readTable(bytes), plan);
}

/** The same of a table that was read before. */
export async function contactsOfTable(
  rows: readonly string[][],
  given: ColumnPlan | null,
): Promise<ContactBatch> {
  const plan = given ?? guessColumns(rows.slice(0, GUESSED_ROWS));
  const intake = new ContactBatch('Row');
  if (rows.every(isBlankRow)) intake.addError('There are no contacts in this file.');
  else if (!plan.roles.includes('phone')) throw new NoPhoneColumn();
  const titles = plan.hasHeader ? (rows[0] ?? []) : [];
  await forEachYielding(rows.entries(), ([at, row]) => {
    if ((at === 0 && plan.hasHeader) || isBlankRow(row)) return;
    intake.add(contactFromRow(row, plan, titles), { isSilent: false, place: at + 1 });
  });
  return intake;
}

/**
 * Contacts of a browser's contact picker: `{name, phone_numbers: [{phone_number, label?}]}` or
 * `{name, phone_number}`. An invalid entry yields an error; the others are kept.
 *
 * @throws NoContacts not a list, or an empty one
 * @throws TooManyContacts, TooManyNumbers
 */
export async function readPickedContacts(given: unknown): Promise<ContactBatch> {
  if (!Array.isArray(given) || given.length === 0) throw new NoContacts();
  const intake = new ContactBatch('Contact');
  await forEachYielding(given as unknown[], (entry) => {
    const draft = draftIn(entry);
    if (draft) intake.add(draft, { isSilent: false });
    else intake.addRefused('this is no contact.');
  });
  return intake;
}

function draftIn(entry: unknown): ContactDraft | null {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null;
  const { name, phone_numbers: several, phone_number: single } = entry as Record<string, unknown>;
  const numbers = (Array.isArray(several) ? (several as unknown[]) : [single]).flatMap(
    (number) => numberIn(number) ?? [],
  );
  return { name: textIn(name), numbers };
}

function numberIn(given: unknown): DraftNumber | null {
  const { phone_number: number, label } =
    typeof given === 'object' && given !== null
      ? (given as Record<string, unknown>)
      : { phone_number: given, label: null };
  const text = textIn(number);
  if (!text.trim()) return null;
  const kind = textIn(label);
  return {
    text,
    label: kind || null,
    preference: null,
    isMobile: namesMobile(kind),
    isFaxOrPager: namesFaxOrPager(kind),
  };
}

/** Browsers send a list where a contact may have several names. */
function textIn(given: unknown): string {
  const [one] = [given].flat();
  return typeof one === 'string' ? one : typeof one === 'number' ? String(one) : '';
}
