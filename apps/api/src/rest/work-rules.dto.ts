import { HalfHours, WholeNumber } from '../edge/validation/fields.js';

const RULE = {
  nullable: true,
  description: 'Blank, or the value the form was filled with: not set here.',
} as const;

/** Work rules as forms post them, in hours and minutes. */
export class WorkRulesDto {
  @HalfHours({ ...RULE, example: 4 }) minimum_hours?: number | null;
  @HalfHours({ ...RULE, example: 5 }) meal_penalty_trigger_time?: number | null;
  @WholeNumber({ ...RULE, min: 0, max: 60, example: 15 }) hour_round_up?: number | null;
}
