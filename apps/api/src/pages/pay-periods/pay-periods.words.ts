import { english } from './pay-periods.words.en.js';
import { spanish } from './pay-periods.words.es.js';

export const PAY_PERIOD_WORDS = { en: english, es: spanish };
