import { validatePhone } from '#libs/kernel';
import { PhoneInvalid } from './worker.errors.js';

/**
 * E.164, at most 16 characters, of a number in any notation.
 *
 * @param stored the number being edited; it may stay although it is invalid
 * @throws PhoneInvalid
 */
export function readPhone(text: string, stored: string | null = null): string {
  const phoneNumber = validatePhone(text, stored);
  if (phoneNumber === null) throw new PhoneInvalid();
  return phoneNumber;
}
