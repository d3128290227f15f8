import {
  Choice,
  Countries,
  Flag,
  HalfHours,
  PhoneText,
  Text,
  TimeText,
  WholeNumber,
  WholeNumbers,
} from '../../edge/validation/fields.js';
import { MAX_REMINDER_HOURS, MAX_REMINDERS } from '#libs/company';

/** The forms of the settings page; the field `form` says which one was sent. */
export const SETTINGS_FORMS = [
  ...['details', 'work_rules', 'texts', 'zone', 'security', 'logo_delete', 'invitation'],
] as const;
export type SettingsFormName =
  'details' | 'work_rules' | 'texts' | 'zone' | 'security' | 'logo' | 'logo_delete' | 'invitation';

export class WhichForm {
  @Choice(SETTINGS_FORMS as readonly SettingsFormName[], { example: 'details' })
  form!: SettingsFormName;
}

export class DetailsForm {
  @Text({ max: 200, example: 'Acme Productions' }) name!: string;
  @Text({ max: 10, nullable: true, example: 'ACME' }) name_short?: string | null;
  @Text({ max: 200, nullable: true, example: '1 Main Street' }) address?: string | null;
  @Text({ max: 200, nullable: true, example: 'Albany' }) city?: string | null;
  @Text({ max: 200, nullable: true, example: 'NY' }) state?: string | null;
  @Text({ max: 10, nullable: true, example: '12207' }) zip_code?: string | null;
  @PhoneText({ optional: true }) phone_number?: string;
  @Text({ max: 254, optional: true, example: 'office@acme.example' }) email?: string;
  @Text({ max: 200, optional: true, example: 'https://acme.example' }) website?: string;
}

export class WorkRulesForm {
  @HalfHours({ example: 4 }) minimum_hours!: number;
  @HalfHours({ example: 5 }) meal_penalty_trigger_time!: number;
  @WholeNumber({ min: 0, max: 60, example: 15 }) hour_round_up!: number;
  @HalfHours({ nullable: true, example: 8 }) rest_hours?: number | null;
}

export class TextsForm {
  @TimeText({ example: '08:00' }) sending_from!: string;
  @TimeText({ example: '21:00' }) sending_until!: string;
  @WholeNumbers({
    min: 1,
    max: MAX_REMINDER_HOURS,
    most: MAX_REMINDERS,
    nullable: true,
    example: [24, 3],
  })
  reminder_hours?: number[] | null;
  @Text({ max: 40, nullable: true, example: '(415) 555-0142' }) sms_sender?: string | null;
  @Countries({ most: 50, nullable: true, example: ['US', 'CA'] }) text_countries?: string[] | null;
}

export class ZoneForm {
  @Text({ max: 60, example: 'America/New_York' }) time_zone!: string;
}

export class SecurityForm {
  @Flag({ optional: true }) required?: boolean;
}

export class PhoneForm {
  @PhoneText() phone!: string;
}

/** The address of the settings page. */
export class SettingsQuery {
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
  /** A zone to look at before it is chosen. */
  @Text({ max: 60, optional: true, example: 'America/Chicago' }) zone?: string;
  /** Set by the frame. */
  @Text({ max: 50, optional: true, example: 'invite' }) dialog?: string;
}
