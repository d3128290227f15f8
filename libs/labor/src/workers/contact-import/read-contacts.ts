import { cardsIn, MOST_LINES } from './card-lines.js';
import { type ContactDraft, contactIn } from './contact-in-card.js';
import { NoContacts } from './contact-import.errors.js';
import { ContactIntake } from './contact-intake.js';
import { inSlices } from './in-slices.js';

/**
 * The contacts of a vCard file: versions 2.1, 3.0 and 4.0, in any encoding. Never throws for what is in the file, except
 * that there is too much of it; a file that is none comes back with a complaint and without contacts.
 *
 * @throws TooManyContacts, TooManyNumbers
 */
export async function readCards(bytes: Buffer): Promise<ContactIntake> {
  const intake = new ContactIntake('Card');
  await inSlices(cardsIn(bytes), (card) => {
    if (card?.isCutOff)
      intake.refuse('it has no end, so it was left out; the file may be incomplete.');
    else if (card) {
      const where = intake.add(contactIn(card), { isSilent: true });
      if (card.isShortened)
        intake.complain(
          `${where}: only its first ${MOST_LINES} lines of names and numbers were read.`,
        );
    }
  });
  if (intake.isEmpty) intake.complain('There are no contact cards in this file.');
  return intake;
}

/**
 * Contacts that a browser's contact picker handed over: `{name, phone_numbers: [{phone_number, label?}]}` or
 * `{name, phone_number}`. Whatever an entry is instead, it is complained about and the others are kept.
 *
 * @throws NoContacts it is no list, or an empty one
 * @throws TooManyContacts, TooManyNumbers
 */
export async function readPickedContacts(given: unknown): Promise<ContactIntake> {
  if (!Array.isArray(given) || given.length === 0) throw new NoContacts();
  const intake = new ContactIntake('Contact');
  await inSlices(given as unknown[], (entry) => {
    const draft = draftIn(entry);
    if (draft) intake.add(draft, { isSilent: false });
    else intake.refuse('this is no contact.');
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

function numberIn(given: unknown): ContactDraft['numbers'][number] | null {
  const { phone_number: number, label } =
    typeof given === 'object' && given !== null
      ? (given as Record<string, unknown>)
      : { phone_number: given, label: null };
  const text = textIn(number);
  return text.trim() ? { text, label: textIn(label) || null } : null;
}

/** Browsers hand over lists of one where a contact may have several names. */
function textIn(given: unknown): string {
  const [one] = [given].flat();
  return typeof one === 'string' ? one : typeof one === 'number' ? String(one) : '';
}
