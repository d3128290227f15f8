import { oneLine } from '#libs/kernel';

/** Letters of any script, and separators between the parts of a name. */
const LOOKS_LIKE_A_NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]{0,59}$/u;

/**
 * The name for a greeting. Anybody may enter any address, so text that does not look like a name (a
 * link, digits, markup) is not repeated.
 *
 * @returns null for such text
 */
export function greetingName(typed: string): string | null {
  const plain = oneLine(typed);
  return LOOKS_LIKE_A_NAME.test(plain) && !/\p{L}\.\p{L}{2}/u.test(plain) ? plain : null;
}
