import { fittedTemplates } from './fitted-templates.js';
import type { TextTemplates } from './text-templates.types.js';
import { englishTextTemplates } from './text-templates.en.js';
import { spanishTextTemplates } from './text-templates.es.js';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** All outgoing texts; each fits one message, whatever the names. */
export const TEXT_TEMPLATES: Record<Language, TextTemplates> = {
  en: fittedTemplates(englishTextTemplates),
  es: fittedTemplates(spanishTextTemplates),
};
