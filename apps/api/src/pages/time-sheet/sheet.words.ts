import { SHEET_ENGLISH } from './sheet.words.en.js';
import { SHEET_SPANISH } from './sheet.words.es.js';

export const SHEET_WORDS = { en: SHEET_ENGLISH, es: SHEET_SPANISH };
