import { CONSENT_CHOICES, CONTACT_SORTS, type ContactFilter } from '#libs/labor';
import { Flag, Id, Ids, PhoneText, Text } from '../../edge/validation/fields.js';

/** A contact that is added. */
export class NewContactForm {
  @Text({ max: 200, example: 'Worker One' }) name!: string;
  @PhoneText() phone_number!: string;
  @Ids({ optional: true }) labor_types?: number[];
  @Flag({ optional: true }) sms_consent?: boolean;
}

/** Contacts that get a skill. */
export class SkillToGiveForm {
  @Ids() worker_id!: number[];
  @Id() skill!: number;
}

/** The fields of a form that may come several times, as lists; blank ones are left out. */
export function withLists(body: unknown, ...names: string[]): Record<string, unknown> {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const lists = names.map((name) => [name, [given[name] ?? []].flat().filter((one) => one !== '')]);
  return { ...given, ...(Object.fromEntries(lists) as Record<string, unknown>) };
}

/** What of the contacts an address asks for. Values that mean nothing count as absent, as after a bad link. */
export interface ContactsQuery extends ContactFilter {
  page: number;
}

type Given = Readonly<Record<string, unknown>>;

export function contactsQuery(given: Given): ContactsQuery {
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const skill = Number(text('skill'));
  return {
    search: text('search').slice(0, 200),
    skillId: Number.isSafeInteger(skill) && skill > 0 ? skill : undefined,
    consent: CONSENT_CHOICES.find((choice) => choice === text('consent')),
    noShows: text('no_shows') === 'on',
    sort: CONTACT_SORTS.find((sort) => sort === text('sort')) ?? 'name',
    page: Math.min(Math.max(Math.trunc(Number(text('page'))) || 1, 1), 1_000_000),
  };
}

/** The address of the contacts that the query asks for. */
export function contactsHref(
  { search, skillId, consent, noShows, sort, page }: ContactsQuery,
  change: Partial<ContactsQuery> & { size?: number } = {},
): string {
  const wanted = { search, skillId, consent, noShows, sort, page, ...change };
  const parameters = Object.entries({
    search: wanted.search,
    skill: wanted.skillId,
    consent: wanted.consent,
    no_shows: wanted.noShows ? 'on' : undefined,
    sort: wanted.sort === 'name' ? undefined : wanted.sort,
    page: wanted.page === 1 ? undefined : wanted.page,
    per_page: wanted.size,
  }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `/app/workers/${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

export function isFiltered({ search, skillId, consent, noShows }: ContactsQuery): boolean {
  return Boolean(search || skillId || consent || noShows);
}
