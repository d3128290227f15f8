import { ApiProperty } from '@nestjs/swagger';
import { MAX_REMINDER_HOURS, MAX_REMINDERS } from '#libs/company';
import {
  Countries,
  Flag,
  HalfHours,
  PhoneText,
  Text,
  TimeText,
  WholeNumber,
  WholeNumbers,
} from '../../edge/validation/fields.js';

/** Fields that are left out stay unchanged; so do mandatory fields that are sent blank, but for the time zone. */
export class CompanySettingsDto {
  @Text({ max: 200, optional: true, example: 'Acme Productions' }) name?: string;
  @Text({ max: 10, nullable: true, example: 'ACME', description: 'For text messages.' })
  name_short?: string | null;
  @Text({ max: 254, optional: true, example: 'office@acme.example' }) email?: string;
  @PhoneText({ optional: true }) phone_number?: string;
  @Text({ max: 200, nullable: true, example: '1 Main Street' }) address?: string | null;
  @Text({ max: 200, nullable: true, example: 'Albany' }) city?: string | null;
  @Text({ max: 200, nullable: true, example: 'NY' }) state?: string | null;
  @Text({ max: 10, nullable: true, example: '12207' }) zip_code?: string | null;
  @Text({ max: 200, optional: true, example: 'https://acme.example' }) website?: string;
  @HalfHours({ optional: true, example: 4, description: 'Hours paid at least.' })
  minimum_hours?: number;
  @HalfHours({
    optional: true,
    example: 5,
    description: 'Hours without a meal after which penalty time begins.',
  })
  meal_penalty_trigger_time?: number;
  @WholeNumber({
    optional: true,
    min: 0,
    max: 60,
    example: 15,
    description: 'Minutes past a half-hour mark that still count as that mark at sign-out.',
  })
  hour_round_up?: number;
  @WholeNumber({
    optional: true,
    min: 0,
    max: 30,
    example: 30,
    description: 'Minutes between the marks that edited times go to: 30, or 0 for whole hours.',
  })
  round_up_target?: number;
  @Flag({ optional: true }) time_tracking?: boolean;
  @Text({
    max: 60,
    optional: true,
    blank: true,
    example: 'America/New_York',
    description:
      'IANA name; never blank. Calls without clock-ins keep date and time and move with the zone.',
  })
  time_zone?: string;
  @WholeNumbers({
    min: 1,
    max: MAX_REMINDER_HOURS,
    most: MAX_REMINDERS,
    nullable: true,
    example: [24, 3],
    description:
      'How many hours before each call its confirmed crew is reminded by text, within the sending hours; in a form `24,3`. An empty list, null or blank: not at all.',
  })
  reminder_hours?: number[] | null;
  @Countries({
    most: 50,
    nullable: true,
    example: ['US', 'CA'],
    description:
      "Countries whose numbers may get invitations and codes, as ISO 3166 codes; in a form `US,CA`. An empty list, null or blank: the country of the company's own number.",
  })
  text_countries?: string[] | null;
  @Text({
    max: 40,
    nullable: true,
    example: '(415) 555-0142',
    description:
      'Where the texts of the company come from: a number, or a messaging service (`MG…`), of the account of the server; null or blank: the number that all companies share. Whoever has stopped the texts of the company stays stopped.',
  })
  sms_sender?: string | null;
  @TimeText({
    optional: true,
    example: '08:00',
    description:
      'Time on the clocks of the event from which offers, questions and automatic reminders are sent; anything for a call that starts before the next opening goes at once.',
  })
  sending_from?: string;
  @TimeText({
    optional: true,
    example: '21:00',
    description:
      'Time on the clocks of the event until which they are sent; before `sending_from`: of the next day. The same: at any time.',
  })
  sending_until?: string;
  @HalfHours({
    nullable: true,
    example: 8,
    description:
      'Hours of rest between two calls of a worker; a worker who accepts with less is warned, and so is the manager. Blank: no warnings.',
  })
  rest_hours?: number | null;
}

/** The same with a picture, for the documentation. */
export class CompanySettingsForm extends CompanySettingsDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    required: false,
    example: '(the file)',
    description:
      'In a form only: PNG, JPEG, GIF or WebP, 5 MB at most, 100x100 to 2000x2000 pixels. The content decides, not the name.',
  })
  logo?: never;
}
