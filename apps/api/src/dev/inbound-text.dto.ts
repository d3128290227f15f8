import { Invalid, normalizePhone } from '#libs/kernel';
import { PhoneText, Text } from '../edge/validation/fields.js';

/** Maximum length that carriers deliver, in ten parts. */
const MAX_LENGTH = 1600;

export class InboundTextDto {
  @PhoneText({ description: 'The simulated phone that texts us.' }) from!: string;
  @PhoneText({
    optional: true,
    description: 'Our number that it texts; left out: the one that texted it last.',
  })
  to?: string;
  @Text({ max: MAX_LENGTH, blank: true, example: 'YES', description: 'What it says.' })
  body!: string;
}

export class MessagesQuery {
  @PhoneText({ optional: true, description: 'Only messages to this number.' }) to?: string;
}

/**
 * @returns E.164
 * @throws Invalid naming the field
 */
export function parsePhone(field: string, given: string): string {
  const phone = normalizePhone(given);
  if (phone === null) throw Invalid.field(field, 'Not a valid phone number.');
  return phone;
}
