import type { CallSheetRow } from '#libs/call-time';
import { Flag, ListOf, PhoneText, Text } from '../../edge/validation/fields.js';
import {
  list,
  flag,
  instant,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

/** What the fields mean, in requests and answers. */
const WORDS = {
  place: 'Where exactly: the gate, the dock; may be blank, as all texts here.',
  parking: 'Where the crew parks.',
  dress: 'What to wear and bring.',
  meals: 'When and where there is food.',
  notes: 'Anything else.',
  contacts: 'Whom the crew may call on the day.',
  shows_crew: 'Workers read the names of who else is on the call.',
};
const TEXT = { max: 1000, blank: true, optional: true } as const;

export class SheetContactDto {
  @Text({ max: 100, blank: true, optional: true, example: 'Alex Reyes' }) name?: string;
  @Text({ max: 100, blank: true, optional: true, example: 'Crew chief' }) role?: string;
  @PhoneText({ nullable: true }) phone?: string | null;
}

/** A whole sheet: what is left out is blank. */
export class CallSheetDto {
  @Text({ ...TEXT, example: 'Dock B, entrance on Pier Street', description: WORDS.place })
  place?: string;
  @Text({ ...TEXT, example: 'Lot 4, show this page', description: WORDS.parking }) parking?: string;
  @Text({ ...TEXT, example: 'Black, steel toes', description: WORDS.dress }) dress?: string;
  @Text({ ...TEXT, example: 'Lunch at noon', description: WORDS.meals }) meals?: string;
  @Text({ ...TEXT, max: 4000, example: 'Radios are on channel 3.', description: WORDS.notes })
  notes?: string;
  @Flag({ optional: true, description: WORDS.shows_crew })
  shows_crew?: boolean;
  @ListOf(SheetContactDto, { optional: true, description: WORDS.contacts })
  contacts?: SheetContactDto[];
}

export const CallSheetShape = object('CallSheet', {
  place: text('Dock B, entrance on Pier Street', WORDS.place),
  parking: text('Lot 4, show this page', WORDS.parking),
  dress: text('Black, steel toes', WORDS.dress),
  meals: text('Lunch at noon', WORDS.meals),
  notes: text('Radios are on channel 3.', WORDS.notes),
  contacts: list(
    object('SheetContact', {
      name: text('Alex Reyes'),
      role: text('Crew chief'),
      phone: nullable(phone()),
    }),
    WORDS.contacts,
  ),
  shows_crew: flag(false, WORDS.shows_crew),
  updated_at: nullable(instant(undefined, 'Null: the call has no sheet.')),
});
export type CallSheetView = Static<typeof CallSheetShape>;

export function presentCallSheet(sheet: CallSheetRow | null): CallSheetView {
  const blank = { place: '', parking: '', dress: '', meals: '', notes: '' };
  if (!sheet) return { ...blank, contacts: [], shows_crew: false, updated_at: null };
  const { place, parking, dress, meals, notes, contacts, shows_crew: showsCrew } = sheet;
  const texts = { place, parking, dress, meals, notes };
  return { ...texts, contacts, shows_crew: showsCrew, updated_at: sheet.updated_at.toISOString() };
}
