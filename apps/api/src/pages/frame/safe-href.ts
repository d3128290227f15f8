/**
 * Returns a harmless link: `http:`, `https:`, `tel:`, or within our own site. Anything else (`javascript:`, `data:`, a scheme
 * hidden behind blanks or control characters) becomes `#`. Escaping alone does not stop those.
 */
export function safeHref(href: string): string {
  let url: URL;
  try {
    url = new URL(href, 'http://here.invalid');
  } catch {
    return '#';
  }
  return ['http:', 'https:', 'tel:'].includes(url.protocol) ? href : '#';
}
