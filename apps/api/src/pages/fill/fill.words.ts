import { FILL_ENGLISH } from './fill.words.en.js';
import { FILL_SPANISH } from './fill.words.es.js';

/** Words of the pages that fill a call. */
export const FILL_WORDS = { en: FILL_ENGLISH, es: FILL_SPANISH };
