import type { Templates } from './template-shapes.js';
import { english } from './templates.en.js';
import { spanish } from './templates.es.js';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEMPLATES: Record<Language, Templates> = { en: english, es: spanish };
