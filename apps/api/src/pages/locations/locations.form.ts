import { HalfHours, Text, WholeNumber } from '../../edge/validation/fields.js';

/** A location; blank rules are the company's. */
export class LocationForm {
  @Text({ max: 200, example: 'Arena' }) name!: string;
  @Text({ max: 200, blank: true, optional: true, example: '1 Main Street' }) address?: string;
  @Text({ max: 60, nullable: true, example: 'America/Chicago' }) time_zone?: string | null;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
  @HalfHours({ nullable: true }) meal_penalty_trigger_time?: number | null;
  @WholeNumber({ min: 0, max: 60, nullable: true, example: 15 }) hour_round_up?: number | null;
}

/** The fields of the form, unread. */
export type TypedLocation = Record<keyof LocationForm, string>;
