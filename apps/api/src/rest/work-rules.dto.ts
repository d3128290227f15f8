import { HalfHours, WholeNumber } from '../edge/validation/fields.js';

const RULE = { nullable: true } as const;
const NOT_SET = 'Blank, or the value the form was filled with: not set here.';

/** Work rules as forms post them, in hours and minutes. */
export class WorkRulesDto {
  @HalfHours({ ...RULE, example: 4, description: `Hours paid at least. ${NOT_SET}` })
  minimum_hours?: number | null;
  @HalfHours({
    ...RULE,
    example: 5,
    description: `Hours without a meal after which penalty time begins. ${NOT_SET}`,
  })
  meal_penalty_trigger_time?: number | null;
  @WholeNumber({
    ...RULE,
    min: 0,
    max: 60,
    example: 15,
    description: `Minutes past a rounding mark that still count as that mark at sign-out. ${NOT_SET}`,
  })
  hour_round_up?: number | null;
}
