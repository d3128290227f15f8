import type { Language } from '#libs/messaging';
import { english } from './english.js';
import { spanish } from './spanish.js';
import type { Words } from './words.js';

export const WORDS: Record<Language, Words> = { en: english, es: spanish };

/** What a refusal says in the reader's language. */
export function sayRefusal(refusal: { code: string; message: string }, language: Language): string {
  return WORDS[language].refusals[refusal.code] ?? refusal.message;
}
