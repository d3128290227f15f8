import { LANGUAGES, type Language } from '#libs/messaging';
import { Choice, Id, Ids, PhoneText, Text } from '../../edge/validation/fields.js';

/** All that can be changed about a contact. */
export class ContactForm {
  @Text({ max: 200, example: 'Worker One' }) name!: string;
  @PhoneText() phone_number!: string;
  @Ids({ optional: true }) labor_types?: number[];
  @Text({ max: 10_000, blank: true, optional: true, example: 'Nights' }) notes?: string;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @Id({ nullable: true }) primary_skill?: number | null;
  @Id({ nullable: true }) secondary_skill?: number | null;
}

/** An alternate number: added, made the primary one, or removed. */
export class NumberForm {
  @Choice(['add', 'primary', 'remove'] as const) do!: 'add' | 'primary' | 'remove';
  @Id({ optional: true }) alt_id?: number;
  @PhoneText({ optional: true }) phone_number?: string;
  @Text({ max: 100, blank: true, optional: true, example: 'home' }) label?: string;
}

/** A text to a contact. */
export class TextForm {
  @Text({ max: 3000, example: 'Bring gloves.' }) text!: string;
}

/** The contact that goes into another one. */
export class OtherContactForm {
  @Text({ max: 20, example: 'kpu7rhw4nl' }) other!: string;
}
