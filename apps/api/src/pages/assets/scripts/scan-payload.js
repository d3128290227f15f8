/** A UUID whose dashes may be other signs: scanners type with the keys of another country. */
const TOKEN =
  /^(.*?)([0-9a-f]{8})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{4})[^0-9a-z]([0-9a-f]{12})(?![0-9a-z])/i;
const LINK = /clock[^0-9a-z]in[^0-9a-z]$/i;
const CODE = /^[CDFGHJKMNPQRTVWXY234679]{6}$/;

/** What was scanned or typed: `{ token }`, `{ code }`, or null. The server's twin is `parse-scanned.ts`. */
export function parsePayload(text) {
  const [, before = '', ...parts] = TOKEN.exec(text.trim()) ?? [];
  if (parts.length > 0)
    return before === '' || LINK.test(before) ? { token: parts.join('-').toLowerCase() } : null;
  const code = text.replace(/[\s.\-–]/g, '').toUpperCase();
  return CODE.test(code) ? { code } : null;
}
