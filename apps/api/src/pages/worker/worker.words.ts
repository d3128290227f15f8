import { english } from './worker.words.en.js';
import { spanish } from './worker.words.es.js';

export const WORKER_WORDS = { en: english, es: spanish };
