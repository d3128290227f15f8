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
  /** Names of skills, each once, letter case aside; absent: none. */
  skills?: string[];
  /** For the company's managers; absent: none. */
  notes?: string;
}

/** What one card or line becomes, for a preview. */
export interface BatchLine {
  /** Its name in messages: `Card 12 (Dana Doe)`, `Row 3`. */
  where: string;
  name: string;
  /** Null: it becomes no contact. */
  contact: ImportableContact | null;
  /** What is not kept as it was given, in whole sentences without `where`. */
  problems: string[];
}

const MAX_CONTACTS = 20_000;
/** Of all contacts together, valid or not: reading one takes a tenth of a millisecond. */
const MAX_NUMBERS = 60_000;
const MAX_NUMBERS_PER_CONTACT = 50;
const MAX_NAME_LENGTH = 200;
const MAX_LABEL_LENGTH = 100;
const MAX_SKILL_LENGTH = 100;
const MAX_SKILLS_PER_CONTACT = 20;
/** Different ones of a file: more are a sign that the column holds something else. */
const MAX_SKILLS = 100;
/** As the form of a contact has it. */
const MAX_NOTES_LENGTH = 10_000;
const MAX_ERRORS = 200;

/**
 * Collects contacts before they are written: normalizes numbers, cuts names, and keeps an error for
 * each invalid one.
 */
export class ContactBatch {
  readonly contacts: ImportableContact[] = [];
  /** One for each card or line, in their order. */
  readonly lines: BatchLine[] = [];
  private readonly sentences: string[] = [];
  private sentencesLeftOut = 0;
  /** Names in messages of the contacts that have a number already. */
  private readonly owners = new Map<string, string>();
  /** Names of skills as the file writes them first, by their small letters. */
  private readonly skills = new Map<string, string>();
  private count = 0;
  private numbers = 0;

  /** @param what the contact's name in messages: `Card 12` */
  constructor(private readonly what: 'Card' | 'Contact' | 'Row') {}

  /** At most 200 messages; the last one then says how many were left out. */
  get errors(): string[] {
    const left = this.sentencesLeftOut;
    return left > 0
      ? [...this.sentences, `${left} more could not be read or kept as they are.`]
      : this.sentences;
  }

  /**
   * @param isSilent whether a contact without any number is skipped without a message
   * @param place its number in the file; left out: it is counted
   * @returns the contact's name in messages
   * @throws TooManyContacts, TooManyNumbers
   */
  add(draft: ContactDraft, { isSilent, place }: { isSilent: boolean; place?: number }): string {
    const name = shortLine(draft.name, MAX_NAME_LENGTH);
    const where = this.next(name, place);
    const line: BatchLine = { where, name, contact: null, problems: [] };
    this.lines.push(line);
    const numbers = this.validNumbers(draft, where);
    const primary = primaryNumber(numbers);
    if (primary) {
      this.addErrorIfRepeated(where, primary.phoneNumber);
      line.contact = {
        name: name || 'Unnamed',
        phoneNumber: primary.phoneNumber,
        altPhones: alternates(primary.phoneNumber, numbers),
        ...this.skillsOf(draft, where),
        ...this.notesOf(draft, where),
      };
      this.contacts.push(line.contact);
    } else if (numbers.length > 0)
      this.addError(`${where}: there are only fax or pager numbers, so the contact was left out.`);
    else if (draft.numbers.length > 0)
      this.addError(`${where}: no phone number is a valid one, so the contact was left out.`);
    else if (isSilent) line.problems.push('there is no phone number.');
    else this.addError(`${where}: there is no phone number.`);
    return where;
  }

  /** @throws TooManyContacts */
  addRefused(sentence: string, place?: number): void {
    const where = this.next('', place);
    this.lines.push({ where, name: '', contact: null, problems: [] });
    this.addError(`${where}: ${sentence}`);
  }

  /** A whole sentence that names the contact, about the latest one. */
  addError(sentence: string): void {
    const line = this.lines.at(-1);
    if (line && sentence.startsWith(`${line.where}: `))
      line.problems.push(sentence.slice(line.where.length + 2));
    if (this.sentences.length < MAX_ERRORS) this.sentences.push(sentence);
    else this.sentencesLeftOut++;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  private next(name: string, place?: number): string {
    if (++this.count > MAX_CONTACTS) throw new TooManyContacts(MAX_CONTACTS);
    return `${this.what} ${place ?? this.count}${name ? ` (${name})` : ''}`;
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

  private skillsOf(
    { skills = [] }: ContactDraft,
    where: string,
  ): Pick<ImportableContact, 'skills'> {
    const names = skills.map((text) => shortLine(text, MAX_SKILL_LENGTH)).filter(Boolean);
    const wanted = [...new Set(names.map((name) => name.toLowerCase()))];
    const kept = wanted.slice(0, MAX_SKILLS_PER_CONTACT).filter((key) => {
      if (!this.skills.has(key) && this.skills.size < MAX_SKILLS)
        this.skills.set(
          key,
          names.find((name) => name.toLowerCase() === key)!,
        );
      return this.skills.has(key);
    });
    if (kept.length < wanted.length)
      this.addError(`${where}: there are too many skills; the further ones were left out.`);
    return kept.length === 0 ? {} : { skills: kept.map((key) => this.skills.get(key)!) };
  }

  private notesOf({ notes }: ContactDraft, where: string): Pick<ImportableContact, 'notes'> {
    const text = (notes ?? '').replace(/[\p{Surrogate}\0]/gu, '').trim();
    if (text.length > MAX_NOTES_LENGTH)
      this.addError(`${where}: the notes are too long; their end was left out.`);
    return text === '' ? {} : { notes: cutTo(text, MAX_NOTES_LENGTH) };
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
  return cutTo(line, longest);
}

function cutTo(text: string, longest: number): string {
  return text.length <= longest ? text : [...text].slice(0, longest).join('').trimEnd();
}
