import type { Templates } from './template-shapes.js';
import { english } from './templates.en.js';
import { spanish } from './templates.es.js';

export type Language = 'en' | 'es';

export const TEMPLATES: Record<Language, Templates> = { en: english, es: spanish };
