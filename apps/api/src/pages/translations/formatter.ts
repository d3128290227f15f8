import type { Language } from '#libs/messaging';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** Making a formatter takes far longer than using one. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Writes dates and times of one zone in a language. @param timeZone an IANA name */
export function formatter(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const known = FORMATTERS.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
  FORMATTERS.set(key, made);
  return made;
}
