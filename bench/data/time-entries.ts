import type { CopyWriter } from './copy-writer.js';
import { COMPANY_RULES, type BenchCompany, type BenchLocation } from './company.js';
import type { Random } from './random.js';

const MINUTE = 60_000;
/** The company's setting: edited times are rounded to half hours. */
const ROUND_UP_TARGET = 30;

/** The hours of a worker who came: recorded by the manager, most with a paid half hour for a meal. */
export function addTimeEntry(
  copying: CopyWriter,
  random: Random,
  requestId: number,
  startsAt: Date,
  place: BenchLocation,
  company: BenchCompany,
  now: Date,
): void {
  const worked = random.between(16, 21) * 30;
  const end = new Date(startsAt.getTime() + worked * MINUTE);
  const isOut = end < now;
  const came = new Date(startsAt.getTime() + random.between(-12, 9) * MINUTE);
  const left = new Date(end.getTime() + random.between(-9, 9) * MINUTE);
  const rules = isOut
    ? {
        minimum_minutes: place.rules.minimum,
        meal_trigger_minutes: COMPANY_RULES.trigger,
        round_up_minutes: COMPANY_RULES.roundUp,
        round_up_target: ROUND_UP_TARGET,
        time_zone: place.zone,
      }
    : {};
  const entryId = copying.add('time_entries', {
    company_id: company.id,
    labor_request_id: requestId,
    start_at: startsAt,
    end_at: isOut ? end : null,
    ...rules,
    created_at: came,
    updated_at: isOut ? left : came,
  });
  const punch = (edge: string, rawAt: Date, countedAt: Date): void => {
    copying.add('punches', {
      company_id: company.id,
      time_entry_id: entryId,
      edge,
      raw_at: rawAt,
      counted_at: countedAt,
      source: 'time_sheet',
      user_id: company.managerUserId,
      recorded_at: rawAt,
    });
  };
  punch('start', came, startsAt);
  if (isOut && random.chance(0.85)) {
    const meal = new Date(startsAt.getTime() + random.between(8, 10) * 30 * MINUTE);
    copying.add('meal_breaks', {
      company_id: company.id,
      time_entry_id: entryId,
      starts_at: meal,
      minutes: 30,
      break_type: 'paid',
    });
    punch('break_start', meal, meal);
  }
  if (isOut) punch('end', left, end);
}
