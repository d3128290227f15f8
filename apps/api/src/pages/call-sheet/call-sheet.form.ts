import type { CallSheetDraft, CallSheetRow } from '#libs/call-time';
import { Flag, ListOf, Text } from '../../edge/validation/fields.js';

const TEXT = { max: 1000, blank: true, optional: true } as const;
/** Bounds how many can be posted. */
const CONTACT_KEY = /^contact_(\d{1,2})_(name|role|phone)$/;
const LEAST_ROWS = 3;
/** From so many contacts on, the page has no empty row for one more; all that there are are shown and saved. */
const MOST_ROWS = 10;

export class SheetContactForm {
  @Text({ max: 100, blank: true, optional: true, example: 'Alex Reyes' }) name?: string;
  @Text({ max: 100, blank: true, optional: true, example: 'Crew chief' }) role?: string;
  @Text({ max: 32, blank: true, optional: true, example: '+14155550111' }) phone?: string;
}

export class CallSheetForm {
  @Text({ ...TEXT, example: 'Dock B, entrance on Pier Street' }) place?: string;
  @Text({ ...TEXT, example: 'Lot 4, show this page' }) parking?: string;
  @Text({ ...TEXT, example: 'Black, steel toes' }) dress?: string;
  @Text({ ...TEXT, example: 'Lunch at noon' }) meals?: string;
  @Text({ ...TEXT, max: 4000, example: 'Radios are on channel 3.' }) notes?: string;
  @Flag({ optional: true }) shows_crew?: boolean;
  @ListOf(SheetContactForm) contacts!: SheetContactForm[];
}

/** What stands in the fields of the page. */
export interface SheetValues {
  place: string;
  parking: string;
  dress: string;
  meals: string;
  notes: string;
  showsCrew: boolean;
  contacts: { name: string; role: string; phone: string }[];
}

export function valuesOf(sheet: CallSheetRow | null): SheetValues {
  const { place = '', parking = '', dress = '', meals = '', notes = '' } = sheet ?? {};
  const contacts = (sheet?.contacts ?? []).map((each) => ({ ...each, phone: each.phone ?? '' }));
  return { place, parking, dress, meals, notes, showsCrew: sheet?.shows_crew ?? false, contacts };
}

/** The rows of contacts to show: all, and an empty one while they are fewer than ten; three at least. */
export function rowsOf(contacts: SheetValues['contacts']): SheetValues['contacts'] {
  const count = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, contacts.length + 1));
  return Array.from({ length: Math.max(count, contacts.length) }, (_, at) => ({
    ...{ name: '', role: '', phone: '' },
    ...contacts[at],
  }));
}

/** A posted page as the body that `CallSheetForm` checks: `contact_1_name` and so on become a list. */
export function bodyOf(posted: unknown): Record<string, unknown> {
  const given = (posted ?? {}) as Record<string, unknown>;
  const contacts: Record<string, unknown>[] = [];
  for (const [key, value] of Object.entries(given)) {
    const [, row, name] = CONTACT_KEY.exec(key) ?? [];
    const at = Number(row) - 1;
    if (name && at >= 0) (contacts[at] ??= {})[name] = value;
  }
  return { ...given, contacts: Array.from(contacts, (contact) => contact ?? {}) };
}

export function draftOf(form: CallSheetForm): CallSheetDraft {
  const { place = '', parking = '', dress = '', meals = '', notes = '' } = form;
  return {
    ...{ place, parking, dress, meals, notes },
    showsCrew: form.shows_crew ?? false,
    contacts: form.contacts.map(({ name = '', role = '', phone }) => ({
      name,
      role,
      phone: phone ?? null,
    })),
  };
}

/** What was typed, for a form that is refused. */
export function typedValues(posted: unknown): SheetValues {
  const body = bodyOf(posted);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const contacts = body['contacts'] as Record<string, unknown>[];
  return {
    place: text(body['place']),
    parking: text(body['parking']),
    dress: text(body['dress']),
    meals: text(body['meals']),
    notes: text(body['notes']),
    showsCrew: body['shows_crew'] !== undefined,
    contacts: contacts.map(({ name, role, phone }) => ({
      name: text(name),
      role: text(role),
      phone: text(phone),
    })),
  };
}
