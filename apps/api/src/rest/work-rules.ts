import type { WorkRuleChanges, WorkRulesForm } from '#libs/company';
import { minutesOfHours } from '#libs/kernel';

/** Work rules on the wire: hours, hours, minutes. */
export interface WorkRulesBody {
  minimum_hours?: number | null;
  meal_penalty_trigger_time?: number | null;
  hour_round_up?: number | null;
}

/** Rules of a new row: fields that are left out count as blank. */
export function rulesOfNew(body: WorkRulesBody): WorkRulesForm {
  return {
    minimumMinutes: minutesOfNew(body.minimum_hours),
    mealTriggerMinutes: minutesOfNew(body.meal_penalty_trigger_time),
    roundUpMinutes: body.hour_round_up ?? null,
  };
}

/** Rules of an edit: fields that are left out stay undefined. */
export function rulesOfEdit(body: WorkRulesBody): WorkRuleChanges {
  return {
    minimumMinutes: minutesOfEdit(body.minimum_hours),
    mealTriggerMinutes: minutesOfEdit(body.meal_penalty_trigger_time),
    roundUpMinutes: body.hour_round_up,
  };
}

/** Hours of a form for something new, in minutes. */
export function minutesOfNew(hours: number | null | undefined): number | null {
  return hours == null ? null : minutesOfHours(hours);
}

/** Hours of an edit, in minutes; undefined: left out, null: cleared. */
export function minutesOfEdit(hours: number | null | undefined): number | null | undefined {
  return hours == null ? hours : minutesOfHours(hours);
}
