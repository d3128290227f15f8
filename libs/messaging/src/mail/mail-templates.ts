import type { Language } from '../templates/text-templates.js';
import type { MailTemplates } from './mail-content.js';
import { englishMailTemplates } from './mail-templates.en.js';
import { spanishMailTemplates } from './mail-templates.es.js';

export const MAIL_TEMPLATES: Record<Language, MailTemplates> = {
  en: englishMailTemplates,
  es: spanishMailTemplates,
};
