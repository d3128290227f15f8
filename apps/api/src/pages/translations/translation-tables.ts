import type { Language } from '#libs/messaging';
import { english } from './english.js';
import { spanish } from './spanish.js';
import type { Translations } from './translations.js';

export const TRANSLATIONS: Record<Language, Translations> = { en: english, es: spanish };

/** The message of a refusal in the reader's language. */
export function translateError(
  refusal: { code: string; message: string },
  language: Language,
): string {
  return TRANSLATIONS[language].errorMessages[refusal.code] ?? refusal.message;
}
