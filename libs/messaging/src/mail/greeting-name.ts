/** Letters of any script, and what stands between the parts of a name. */
const LOOKS_LIKE_A_NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]{0,59}$/u;

/**
 * The name to greet somebody with: mail goes to addresses that anybody may have typed, so that what does not look like a
 * name (a link, a sentence with figures, markup) is not repeated.
 *
 * @returns null for that
 */
export function greetingName(typed: string): string | null {
  const plain = oneLine(typed);
  return LOOKS_LIKE_A_NAME.test(plain) && !/\p{L}\.\p{L}{2}/u.test(plain) ? plain : null;
}

/** Without line breaks and other control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
