import { english } from './audit-english.js';
import { spanish } from './audit-spanish.js';

export const AUDIT_WORDS = { en: english, es: spanish };
