import { parseCode } from '#libs/time-entry';

/** A UUID whose dashes may be other signs: scanners type with the keys of another country. */
const TOKEN =
  /^(.*?)([0-9a-f]{8})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{12})(?![0-9a-z])/i;
/** What a link has before the token, in the same manner. */
const LINK = /clock[^0-9a-z]in[^0-9a-z]$/i;

export type ScannedText = { token: string } | { code: string };

/**
 * What scanner input holds: the token of a clock-in link, a token alone, or six characters. Null: neither. The
 * browser's twin is `scan-payload.js`.
 */
export function parseScanned(text: string): ScannedText | null {
  const [, before = '', ...parts] = TOKEN.exec(text.trim()) ?? [];
  if (parts.length > 0)
    return before === '' || LINK.test(before) ? { token: parts.join('-').toLowerCase() } : null;
  const code = parseCode(text);
  return code === null ? null : { code };
}
