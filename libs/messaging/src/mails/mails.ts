import type { Language } from '../rules/templates.js';
import type { MailTemplates } from './mail-words.js';
import { englishMails } from './mails.en.js';
import { spanishMails } from './mails.es.js';

export const MAILS: Record<Language, MailTemplates> = { en: englishMails, es: spanishMails };
