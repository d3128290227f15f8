import type { Language } from '#libs/messaging';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { usePageContext } from './page-context.js';
import { languageOf } from './request-language.js';

/** The words of a page, of the same shape in each language. */
export type Words<T> = Readonly<Record<Language, T>>;

/** The words of a component in the reader's language. */
export function useWords<T>(words: Words<T>): T {
  return words[usePageContext().language];
}

/** The same for a controller, for titles and notices. */
export function wordsOf<T>(words: Words<T>, request: EdgeRequest): T {
  return words[languageOf(request)];
}
