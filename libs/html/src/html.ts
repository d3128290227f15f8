/** Markup that may be sent as it is. JSX alone makes it, so that a person's text is always escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

const SPECIAL = /["&<]/;

/** For text between tags, and for values of attributes in double quotes. */
export function escape(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
