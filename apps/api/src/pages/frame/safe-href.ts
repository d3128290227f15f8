/** A path or query says where it leads without being taken apart; `//host` and `/\\host` are left to the parser. */
const WITHIN_OUR_SITE = /^(\/(?![/\\])|\?)/;

/**
 * Returns a harmless link: `http:`, `https:`, `tel:`, or within our own site. Anything else (`javascript:`, `data:`, a scheme
 * hidden behind blanks or control characters) becomes `#`. Escaping alone does not stop those.
 */
export function safeHref(href: string): string {
  if (WITHIN_OUR_SITE.test(href)) return href;
  let url: URL;
  try {
    url = new URL(href, 'http://here.invalid');
  } catch {
    return '#';
  }
  return ['http:', 'https:', 'tel:'].includes(url.protocol) ? href : '#';
}
