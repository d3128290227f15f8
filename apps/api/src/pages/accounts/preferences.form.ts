import { Choice, Text } from '../../edge/validation/fields.js';

export class AppearanceForm {
  @Choice(['light', 'dark', 'system']) theme!: 'light' | 'dark' | 'system';
  /** The page of ours to return to. */
  @Text({ max: 2000, example: '/app/dashboard/', blank: true, optional: true }) next?: string;
}

export class LanguageForm {
  @Choice(['en', 'es', 'browser']) language!: 'en' | 'es' | 'browser';
  /** The page of ours to return to. */
  @Text({ max: 2000, example: '/app/dashboard/', blank: true, optional: true }) next?: string;
}
