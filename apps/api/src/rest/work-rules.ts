import type { GivenRules, RulesInForm } from '#libs/company';
import { minutesOfHours } from '#libs/kernel';

/** Work rules on the wire: hours, hours, minutes. */
export interface RulesOnTheWire {
  minimum_hours?: number | null;
  meal_penalty_trigger_time?: number | null;
  hour_round_up?: number | null;
}

/** Of a form that makes something new: what was left out was blank. */
export function rulesPosted(body: RulesOnTheWire): RulesInForm {
  return {
    minimumMinutes: minutesPosted(body.minimum_hours),
    mealTriggerMinutes: minutesPosted(body.meal_penalty_trigger_time),
    roundUpMinutes: body.hour_round_up ?? null,
  };
}

/** Of an edit: what was left out stays undefined. */
export function rulesSent(body: RulesOnTheWire): GivenRules {
  return {
    minimumMinutes: minutesSent(body.minimum_hours),
    mealTriggerMinutes: minutesSent(body.meal_penalty_trigger_time),
    roundUpMinutes: body.hour_round_up,
  };
}

/** Hours of a form for something new, in minutes. */
export function minutesPosted(hours: number | null | undefined): number | null {
  return hours == null ? null : minutesOfHours(hours);
}

/** Hours of an edit, in minutes; undefined: left out, null: emptied. */
export function minutesSent(hours: number | null | undefined): number | null | undefined {
  return hours == null ? hours : minutesOfHours(hours);
}
