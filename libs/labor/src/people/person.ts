import type { AccountOfPerson } from '#libs/identity';
import type { PersonalTerms } from '#libs/messaging';
import type { RowOf } from '#libs/platform';
import type { Worker } from '../workers/worker.entity.js';

/** A contact of the person, with its alternate and former numbers. */
export type ContactOfPerson = Pick<
  RowOf<Worker>,
  'id' | 'company_id' | 'user_id' | 'name' | 'phone_number'
> & {
  /** Alternate and former ones. */
  other_numbers: string[];
};

/**
 * Everything under which one person is known: an account, the contacts linked to it, and those with
 * its number, in every company.
 */
export interface Person {
  accounts: AccountOfPerson[];
  contacts: ContactOfPerson[];
  /** All labor requests of the contacts. */
  requestIds: number[];
  /** Companies of the contacts and roles, former ones too. */
  companyIds: number[];
  /** Present and former names, numbers and addresses; without numbers that belong to another person now. */
  terms: PersonalTerms;
  /** Replaces the person's name: `Former worker 12`. */
  pseudonym: string;
}

/** What a later module stores about people as they were. */
export interface FormerNames {
  names: string[];
  emails: string[];
  /** Companies in which they acted, or had a role. */
  companyIds: number[];
}

export function pseudonymOf({ accounts, contacts }: Pick<Person, 'accounts' | 'contacts'>): string {
  const [contact] = contacts;
  return contact ? `Former worker ${contact.id}` : `Former user ${accounts[0]?.id ?? ''}`;
}

/** A user name that is a common word is not searched for in texts. */
export function namesOfAccount({
  first_name: first,
  last_name: last,
  username,
}: Pick<AccountOfPerson, 'first_name' | 'last_name' | 'username'>): string[] {
  const full = `${first} ${last}`.trim();
  const isDistinctive = /[^a-z]/.test(username);
  return [...(full ? [full] : []), ...(isDistinctive ? [username] : [])];
}
