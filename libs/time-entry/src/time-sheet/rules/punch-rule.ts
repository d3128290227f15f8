import { roundEdited, type TypedTimeRounding } from '../../hours/rules/round-edited.js';
import { signOutAt } from '../../hours/rules/round-sign-out.js';
import { wallClock } from '#libs/kernel';

/** Why the counted minute of a punch is what it is. */
export type PunchRule =
  | 'scheduled_start'
  | 'confirmed_late'
  | 'as_entered'
  | 'rounded_to_half_hour'
  | 'rounded_to_hour'
  | 'minimum_hours'
  | 'sign_out_rounding'
  | 'to_the_minute';

export interface PunchToExplain {
  edge: string;
  rawAt: Date;
  /** Null: nothing counts. */
  countedAt: Date | null;
  source: string;
  recordedAt: Date;
}

/** What the shift's rules were; frozen ones where they are frozen. */
export interface RulesOfPunch {
  zone: string;
  scheduledStart: Date;
  target: TypedTimeRounding;
  minimumMinutes: number;
  roundUpMinutes: number;
  /** The start that counted when the punch was recorded; null: none. */
  startAt: Date | null;
}

/**
 * Explains a punch from what is stored of it. A person typed it where the time sheet recorded another instant than that
 * of the recording; else somebody signed in or out at that moment.
 *
 * @returns null: voided, restored, removed
 */
export function ruleOfPunch(punch: PunchToExplain, rules: RulesOfPunch): PunchRule | null {
  const { edge, rawAt, countedAt, source, recordedAt } = punch;
  if (!countedAt || !['start', 'end', 'break_start'].includes(edge)) return null;
  if (source === 'time_sheet' && rawAt.getTime() !== recordedAt.getTime())
    return ruleOfTyped(rawAt, countedAt, rules);
  if (edge === 'break_start') return 'to_the_minute';
  if (edge === 'start')
    return countedAt.getTime() === rules.scheduledStart.getTime()
      ? 'scheduled_start'
      : 'confirmed_late';
  return ruleOfSignOut(rawAt, countedAt, rules);
}

function ruleOfTyped(rawAt: Date, countedAt: Date, { zone, target }: RulesOfPunch): PunchRule {
  if (minuteOf(rawAt) === minuteOf(countedAt)) return 'as_entered';
  const typed = wallClock(rawAt, zone).slice(0, 16);
  const toHour = roundEdited(typed, 0) === wallClock(countedAt, zone).slice(0, 16);
  return target === 0 && toHour ? 'rounded_to_hour' : 'rounded_to_half_hour';
}

function ruleOfSignOut(rawAt: Date, countedAt: Date, rules: RulesOfPunch): PunchRule {
  if (minuteOf(rawAt) === minuteOf(countedAt)) return 'to_the_minute';
  const { startAt: start, minimumMinutes, roundUpMinutes, zone } = rules;
  if (start) {
    const rounded = signOutAt({ now: rawAt, start, minimumMinutes: 0, roundUpMinutes, zone });
    const earliest = start.getTime() + minimumMinutes * 60_000;
    if (countedAt.getTime() === earliest && countedAt > rounded) return 'minimum_hours';
  }
  return 'sign_out_rounding';
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}
