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

const TEXT = { max: 1000, blank: true, optional: true } as const;

export class SheetContactDto {
  @Text({ max: 100, blank: true, optional: true, example: 'Alex Reyes' }) name?: string;
  @Text({ max: 100, blank: true, optional: true, example: 'Crew chief' }) role?: string;
  @PhoneText({ nullable: true }) phone?: string | null;
}

/** A whole sheet: what is left out is blank. */
export class CallSheetDto {
  @Text({ ...TEXT, example: 'Dock B, entrance on Pier Street' }) place?: string;
  @Text({ ...TEXT, example: 'Lot 4, show this page' }) parking?: string;
  @Text({ ...TEXT, example: 'Black, steel toes' }) dress?: string;
  @Text({ ...TEXT, example: 'Lunch at noon' }) meals?: string;
  @Text({ ...TEXT, max: 4000, example: 'Radios are on channel 3.' }) notes?: string;
  @Flag({ optional: true, description: 'Workers read the names of who else is on the call.' })
  shows_crew?: boolean;
  @ListOf(SheetContactDto, { optional: true, description: 'Whom the crew may call on the day.' })
  contacts?: SheetContactDto[];
}

export const CallSheetShape = object('CallSheet', {
  place: text('Dock B, entrance on Pier Street'),
  parking: text('Lot 4, show this page'),
  dress: text('Black, steel toes'),
  meals: text('Lunch at noon'),
  notes: text('Radios are on channel 3.'),
  contacts: list(
    object('SheetContact', {
      name: text('Alex Reyes'),
      role: text('Crew chief'),
      phone: nullable(phone()),
    }),
  ),
  shows_crew: flag(false),
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
