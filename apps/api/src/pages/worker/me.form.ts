import { Choice } from '../../edge/validation/fields.js';

const LANGUAGES = ['en', 'es'] as const;

export class CalendarFeedForm {
  @Choice(['renew', 'end'] as const, { example: 'renew' }) feed!: 'renew' | 'end';
}

export class LanguagesForm {
  @Choice(LANGUAGES, { example: 'es' }) texts!: (typeof LANGUAGES)[number];
  @Choice([...LANGUAGES, 'browser'] as const, { example: 'browser' })
  pages!: (typeof LANGUAGES)[number] | 'browser';
}
