import { normalizePhone } from '#libs/kernel';
import type { ContactDraft } from './contact-in-card.js';
import { TooManyContacts, TooManyNumbers } from './contact-import.errors.js';

/** A contact that can be kept. */
export interface ImportableContact {
  name: string;
  /** E.164. */
  phoneNumber: string;
  /** Further numbers, each once. */
  altPhones: { phoneNumber: string; label: string | null }[];
}

const MOST_CONTACTS = 20_000;
/** Of all contacts together, good or bad: each costs a tenth of a millisecond to read. */
const MOST_NUMBERS = 60_000;
const MOST_NUMBERS_OF_ONE = 50;
const LONGEST_NAME = 200;
const LONGEST_LABEL = 100;
const MOST_ERRORS = 200;

/** Gathers contacts before they are written: numbers in one form, names that fit, and a sentence for each that cannot be kept. */
export class ContactIntake {
  readonly contacts: ImportableContact[] = [];
  private readonly complaints: string[] = [];
  private complaintsLeftOut = 0;
  private count = 0;
  private numbers = 0;

  /** @param what a contact is called in sentences: `Card 12` */
  constructor(private readonly what: 'Card' | 'Contact') {}

  /** At most 200 sentences; the last one then says how many were left out. */
  get errors(): string[] {
    const left = this.complaintsLeftOut;
    return left > 0
      ? [...this.complaints, `${left} more could not be read or kept as they are.`]
      : this.complaints;
  }

  /**
   * @param isSilent whether a contact without any number is passed over without a word
   * @returns how the contact is called in sentences
   * @throws TooManyContacts, TooManyNumbers
   */
  add(draft: ContactDraft, { isSilent }: { isSilent: boolean }): string {
    const name = plainText(draft.name, LONGEST_NAME);
    const where = this.next(name);
    const [first, ...others] = this.numbersIn(draft, where);
    const phoneNumber = first ? normalizePhone(first.text) : null;
    if (phoneNumber !== null)
      this.contacts.push({
        name: name || 'Unnamed',
        phoneNumber,
        altPhones: this.alternates(phoneNumber, others, where),
      });
    else if (first)
      this.complain(
        `${where}: the first phone number is not a valid one, so the contact was left out.`,
      );
    else if (!isSilent) this.complain(`${where}: there is no phone number.`);
    return where;
  }

  /** @throws TooManyContacts */
  refuse(sentence: string): void {
    this.complain(`${this.next('')}: ${sentence}`);
  }

  /** In a whole sentence, which names what it is about. */
  complain(sentence: string): void {
    if (this.complaints.length < MOST_ERRORS) this.complaints.push(sentence);
    else this.complaintsLeftOut++;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  private next(name: string): string {
    if (++this.count > MOST_CONTACTS) throw new TooManyContacts(MOST_CONTACTS);
    return `${this.what} ${this.count}${name ? ` (${name})` : ''}`;
  }

  private numbersIn({ numbers }: ContactDraft, where: string): ContactDraft['numbers'] {
    const kept = numbers.slice(0, MOST_NUMBERS_OF_ONE);
    this.numbers += kept.length;
    if (this.numbers > MOST_NUMBERS) throw new TooManyNumbers(MOST_NUMBERS);
    if (kept.length < numbers.length)
      this.complain(
        `${where}: there are more than ${MOST_NUMBERS_OF_ONE} phone numbers; the further ones were left out.`,
      );
    return kept;
  }

  private alternates(
    primary: string,
    numbers: ContactDraft['numbers'],
    where: string,
  ): ImportableContact['altPhones'] {
    const known = new Set([primary]);
    return numbers.flatMap(({ text, label }) => {
      const phoneNumber = normalizePhone(text);
      if (phoneNumber === null)
        this.complain(`${where}: a further phone number is not a valid one and was left out.`);
      if (phoneNumber === null || known.has(phoneNumber)) return [];
      known.add(phoneNumber);
      return [{ phoneNumber, label: plainText(label ?? '', LONGEST_LABEL) || null }];
    });
  }
}

/** One line, without characters nobody sees; what no column keeps goes, too. */
function plainText(text: string, longest: number): string {
  const line = text
    .slice(0, 10 * longest)
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : [...line].slice(0, longest).join('').trimEnd();
}
