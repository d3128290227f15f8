import type { ChangedArea } from '#libs/platform';

const AREAS_BY_SUBJECT: Readonly<Record<string, ChangedArea>> = {
  worker: 'contacts',
  consent: 'contacts',
  person: 'contacts',
  time_off: 'contacts',
  company: 'settings',
  labor_type: 'settings',
  location_profile: 'settings',
  user: 'people',
  invitation: 'people',
  message: 'messages',
  station: 'stations',
};

/** Facts that change nothing a page shows: reading, or a page would read itself again for ever, and signing in. */
const UNSEEN =
  /(\.read|\.exported|\.signed_in|\.signed_out|\.sign_in_failed|\.password_hash_renewed)$/;

/**
 * The area of pages that a fact changes, beside the calls.
 *
 * @param name of the fact: `worker.changed`
 * @param subject of the fact: `worker`
 * @returns null: none, or one of the calls and the feed, which have hints of their own
 */
export function changedArea(name: string, subject: string): ChangedArea | null {
  if (UNSEEN.test(name)) return null;
  if (name.startsWith('contacts.')) return 'contacts';
  if (name.startsWith('billing.')) return 'billing';
  return AREAS_BY_SUBJECT[subject] ?? null;
}
