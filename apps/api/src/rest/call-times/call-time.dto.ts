import { DateText, HalfHours, Text, TimeText } from '../../edge/validation/fields.js';

const MINIMUM = {
  nullable: true,
  example: 4,
  description: 'Hours. Blank, or the value the form was filled with: not set here.',
} as const;
const EXPECTED = {
  nullable: true,
  example: 6,
  description:
    'Hours the call is expected to take, for calendars and overlaps; pay does not go by it. Blank: its minimum hours.',
} as const;
const MESSAGE = {
  max: 5_000,
  blank: true,
  nullable: true,
  example: 'Enter through gate 4.',
} as const;

export class NewCallTimeDto {
  @Text({ max: 200, example: 'Load in' }) name!: string;
  @DateText({ description: 'Day in the zone of the event, and within it.' }) date!: string;
  @TimeText() time!: string;
  @HalfHours(MINIMUM) minimum_hours?: number | null;
  @HalfHours(EXPECTED) expected_hours?: number | null;
  @Text(MESSAGE) message?: string | null;
}

export class CallTimeChangesDto {
  @Text({ max: 200, optional: true, example: 'Load in' }) name?: string;
  @DateText({ optional: true, description: 'Day in the zone of the event, and within it.' })
  date?: string;
  @TimeText({ optional: true }) time?: string;
  @HalfHours(MINIMUM) minimum_hours?: number | null;
  @HalfHours(EXPECTED) expected_hours?: number | null;
  @Text(MESSAGE) message?: string | null;
}
