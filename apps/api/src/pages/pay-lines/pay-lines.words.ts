import type { Words } from '../frame/words.js';
import { english } from './pay-lines.words.en.js';
import { spanish } from './pay-lines.words.es.js';

export type PayLinesWords = typeof english;

export const PAY_LINES_WORDS: Words<PayLinesWords> = { en: english, es: spanish };
