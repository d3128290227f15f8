import type { Language } from '#libs/messaging';

/**
 * The language of a page behind a worker's link: Spanish where the browser or the worker's texts are, else English. A
 * browser that is left in English says less than either.
 */
export function readerLanguage(visitor: Language, worker: Language): Language {
  return visitor === 'es' || worker === 'es' ? 'es' : 'en';
}
