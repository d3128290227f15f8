import { Choice, PhoneText, Text } from '../../edge/validation/fields.js';
import {
  choice,
  instant,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

/** Fields that are left out stay unchanged. */
export class SettingsDto {
  @Text({ max: 150, blank: true, optional: true, example: 'Dana' }) first_name?: string;
  @Text({ max: 150, blank: true, optional: true, example: 'Lee' }) last_name?: string;
  @Text({
    max: 254,
    blank: true,
    optional: true,
    example: 'dana@crew.example',
    format: 'email',
    description: 'Belongs to one account only.',
  })
  email?: string;
  @PhoneText({
    nullable: true,
    description: 'Blank: none. Nobody is linked by a number that was only typed.',
  })
  phone_number?: string | null;
  @Text({
    max: 1000,
    blank: true,
    optional: true,
    example: 'four lamps over a truck',
    format: 'password',
    description:
      'With it another address or number counts at once. Without it they stay, and count when the link that is mailed to the old address is opened within 24 hours.',
  })
  current_password?: string;
}

export class ChangePasswordDto {
  @Text({ max: 1000, blank: true, example: 'four lamps over a truck', format: 'password' })
  current_password!: string;
  @Text({
    max: 1000,
    blank: true,
    example: 'five lamps over a truck',
    format: 'password',
    description: 'At least 8 characters; not digits alone, not common, not like your name.',
  })
  new_password!: string;
  @Text({ max: 1000, blank: true, example: 'five lamps over a truck', format: 'password' })
  confirm_password!: string;
}

export class ForgotPasswordDto {
  @Text({ max: 254, blank: true, example: 'dana@crew.example', format: 'email' }) email!: string;
}

export class ResetPasswordDto {
  @Text({
    max: 1000,
    blank: true,
    example: 'five lamps over a truck',
    format: 'password',
    description: 'At least 8 characters; not digits alone, not common, not like your name.',
  })
  new_password!: string;
  @Text({ max: 1000, blank: true, example: 'five lamps over a truck', format: 'password' })
  confirm_password!: string;
}

export class LanguageDto {
  @Choice(['en', 'es'], {
    nullable: true,
    example: 'es',
    optional: true,
    description: 'Null: pages and mail follow the browser. Left out: unchanged.',
  })
  language?: 'en' | 'es' | null;
}

export const LanguageShape = object('Language', {
  language: nullable(choice(['es', 'en'], 'Null: none was chosen.')),
});
export type LanguageView = Static<typeof LanguageShape>;

export class TextLanguageDto {
  @Choice(['en', 'es'], { example: 'es', description: 'Of texts, not of pages.' })
  language!: 'en' | 'es';
}

export const TextLanguageShape = object('TextLanguage', {
  language: choice(['es', 'en'], 'Of texts from now on.'),
});
export type TextLanguageView = Static<typeof TextLanguageShape>;

export const CalendarFeedShape = object('CalendarFeed', {
  url: nullable(
    text('https://calls.example/app/calendar/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11.ics', 'Secret.'),
  ),
  created_at: nullable(instant()),
});
export type CalendarFeedView = Static<typeof CalendarFeedShape>;

const settings = {
  username: text('dana'),
  first_name: text('Dana'),
  last_name: text('Lee'),
  email: text('dana@crew.example'),
  phone_number: nullable(phone()),
};

export const SettingsShape = object('Settings', settings);
export type SettingsView = Static<typeof SettingsShape>;

export const SettingsChangedShape = object('SettingsChanged', {
  status: choice(['success']),
  message: text('Your settings were saved.', 'For people: also whether a link was mailed first.'),
  ...settings,
});
export type SettingsChangedView = Static<typeof SettingsChangedShape>;
