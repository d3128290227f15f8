import { validatePhone } from '#libs/kernel';
import type { ContactDraft } from './contact-from-vcard.js';
import { type DraftNumber, primaryNumber } from './primary-number.js';
import { TooManyContacts, TooManyNumbers } from './contact-import.errors.js';

/** A contact that can be imported. */
export interface ImportableContact {
  name: string;
  /** E.164. */
  phoneNumber: string;
  /** Further numbers, without duplicates. */
  altPhones: { phoneNumber: string; label: string | null }[];
}

const MAX_CONTACTS = 20_000;
/** Of all contacts together, valid or not: reading one takes a tenth of a millisecond. */
const MAX_NUMBERS = 60_000;
const MAX_NUMBERS_PER_CONTACT = 50;
const MAX_NAME_LENGTH = 200;
const MAX_LABEL_LENGTH = 100;
const MAX_ERRORS = 200;

/**
 * Collects contacts before they are written: normalizes numbers, cuts names, and keeps an error for
 * each invalid one.
 */
export class ContactBatch {
  readonly contacts: ImportableContact[] = [];
  private readonly sentences: string[] = [];
  private sentencesLeftOut = 0;
  /** Names in messages of the contacts that have a number already. */
  private readonly owners = new Map<string, string>();
  private count = 0;
  private numbers = 0;

  /** @param what the contact's name in messages: `Card 12` */
  constructor(private readonly what: 'Card' | 'Contact') {}

  /** At most 200 messages; the last one then says how many were left out. */
  get errors(): string[] {
    const left = this.sentencesLeftOut;
    return left > 0
      ? [...this.sentences, `${left} more could not be read or kept as they are.`]
      : this.sentences;
  }

  /**
   * @param isSilent whether a contact without any number is skipped without a message
   * @returns the contact's name in messages
   * @throws TooManyContacts, TooManyNumbers
   */
  add(draft: ContactDraft, { isSilent }: { isSilent: boolean }): string {
    const name = shortLine(draft.name, MAX_NAME_LENGTH);
    const where = this.next(name);
    const numbers = this.validNumbers(draft, where);
    const primary = primaryNumber(numbers);
    if (primary) {
      this.addErrorIfRepeated(where, primary.phoneNumber);
      this.contacts.push({
        name: name || 'Unnamed',
        phoneNumber: primary.phoneNumber,
        altPhones: alternates(primary.phoneNumber, numbers),
      });
    } else if (numbers.length > 0)
      this.addError(`${where}: there are only fax or pager numbers, so the contact was left out.`);
    else if (draft.numbers.length > 0)
      this.addError(`${where}: no phone number is a valid one, so the contact was left out.`);
    else if (!isSilent) this.addError(`${where}: there is no phone number.`);
    return where;
  }

  /** @throws TooManyContacts */
  addRefused(sentence: string): void {
    this.addError(`${this.next('')}: ${sentence}`);
  }

  /** A whole sentence that names the contact. */
  addError(sentence: string): void {
    if (this.sentences.length < MAX_ERRORS) this.sentences.push(sentence);
    else this.sentencesLeftOut++;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  private next(name: string): string {
    if (++this.count > MAX_CONTACTS) throw new TooManyContacts(MAX_CONTACTS);
    return `${this.what} ${this.count}${name ? ` (${name})` : ''}`;
  }

  /** A repeated number is one contact, the first; later ones are skipped and named. */
  private addErrorIfRepeated(where: string, phoneNumber: string): void {
    const owner = this.owners.get(phoneNumber);
    if (owner !== undefined)
      this.addError(`${where}: the phone number is that of ${owner}, so the contact was left out.`);
    else this.owners.set(phoneNumber, where);
  }

  private numbersIn({ numbers }: ContactDraft, where: string): ContactDraft['numbers'] {
    const kept = numbers.slice(0, MAX_NUMBERS_PER_CONTACT);
    this.numbers += kept.length;
    if (this.numbers > MAX_NUMBERS) throw new TooManyNumbers(MAX_NUMBERS);
    if (kept.length < numbers.length)
      this.addError(
        `${where}: there are more than ${MAX_NUMBERS_PER_CONTACT} phone numbers; the further ones were left out.`,
      );
    return kept;
  }

  /** An invalid number yields a message; the contact is kept. */
  private validNumbers(draft: ContactDraft, where: string): ValidNumber[] {
    return this.numbersIn(draft, where).flatMap(({ text, ...number }, index, all) => {
      const phoneNumber = validatePhone(text);
      if (phoneNumber !== null) return [{ ...number, phoneNumber }];
      if (all.length > 1)
        this.addError(`${where}: phone number ${index + 1} is not a valid one and was left out.`);
      return [];
    });
  }
}

type ValidNumber = Omit<DraftNumber, 'text'> & { phoneNumber: string };

function alternates(
  primary: string,
  numbers: readonly ValidNumber[],
): ImportableContact['altPhones'] {
  const known = new Set([primary]);
  return numbers.flatMap(({ phoneNumber, label }) => {
    if (known.has(phoneNumber)) return [];
    known.add(phoneNumber);
    return [{ phoneNumber, label: shortLine(label ?? '', MAX_LABEL_LENGTH) || null }];
  });
}

/** One line, without invisible characters and those that PostgreSQL cannot store. */
function shortLine(text: string, longest: number): string {
  const line = text
    .slice(0, 10 * longest)
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : [...line].slice(0, longest).join('').trimEnd();
}
