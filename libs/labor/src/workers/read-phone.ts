import { normalizePhone } from '#libs/kernel';
import { PhoneInvalid } from './worker.errors.js';

/**
 * E.164, at most 16 characters, of a number in whatever way people write it.
 *
 * @throws PhoneInvalid
 */
export function readPhone(text: string): string {
  const phoneNumber = normalizePhone(text);
  if (phoneNumber === null) throw new PhoneInvalid();
  return phoneNumber;
}
