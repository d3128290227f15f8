import { Choice, Id, Text, WallClock, WholeNumber } from '../../edge/validation/fields.js';

const TRACKING_ACTIONS = [
  'sign_in',
  'sign_out',
  'update_start_time',
  'update_end_time',
  'add_meal_break',
  'update_meal_break',
  'delete_meal_break',
  'ncns',
  'showed_up',
  'call_out',
] as const;
export type TrackingAction = (typeof TRACKING_ACTIONS)[number];

/** Why hours of an approved sheet change. */
export const REASON = {
  max: 500,
  blank: true,
  optional: true,
  description:
    'Why hours of an approved time sheet change; managers only, and kept with the values before and after. Without it an approved sheet is 400.',
  example: 'The load out took until six',
} as const;

/** One action on one row of a time sheet; the action decides which other fields are required. */
export class TrackingDto {
  @Id({ description: 'The labor request, as the time sheet lists it.', example: 41 })
  request_id!: number;
  @Choice(TRACKING_ACTIONS) action!: TrackingAction;
  @WallClock({
    optional: true,
    description:
      'For `update_start_time` and `update_end_time`: wall clock of the event, within seven days of the call, rounded to the target of the company.',
  })
  new_time?: string;
  @WholeNumber({
    optional: true,
    description:
      'For `add_meal_break`: 30 minutes (paid) or 60 (unpaid; on a running shift it ends there).',
    example: 30,
  })
  type?: number;
  @WallClock({
    optional: true,
    description:
      'For `update_meal_break`, and for `add_meal_break` unless it begins now: wall clock of the event.',
    example: '2031-05-01T12:30',
  })
  break_time?: string;
  @Id({
    optional: true,
    description: 'For `update_meal_break` and `delete_meal_break`.',
    example: 51,
  })
  meal_break_id?: number;
  @WholeNumber({
    optional: true,
    description: 'For `update_meal_break`: 30 minutes (paid) or 60 (unpaid).',
    example: 30,
  })
  duration?: number;
  @Text(REASON) reason?: string;
}
