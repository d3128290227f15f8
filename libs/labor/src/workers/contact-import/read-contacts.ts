import { type DraftNumber, namesFaxOrPager, namesMobile } from './primary-number.js';
import { parseVCards, MAX_LINES } from './vcard-parser.js';
import { type ContactDraft, contactFromVCard } from './contact-from-vcard.js';
import { NoContacts } from './contact-import.errors.js';
import { ContactBatch } from './contact-batch.js';
import { forEachYielding } from './for-each-yielding.js';

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
