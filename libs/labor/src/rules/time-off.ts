import { addDays, daysBetween } from '#libs/kernel';

/** What somebody says about when they do not work: days, or hours of a weekday. Undefined or null: not said. */
export interface TimeOffDraft {
  /** 'YYYY-MM-DD' */
  startsOn?: string | null;
  /** The last day off. Default: the first. */
  endsOn?: string | null;
  /** 1 (Monday) to 7 (Sunday). */
  weekday?: number | null;
  /** 'HH:MM:SS' by the clock of the venue. Without both, the whole day. */
  fromTime?: string | null;
  /** At or before `fromTime`: on the next day. */
  untilTime?: string | null;
}

/** As it is stored, by database name: either days or a weekday, the other null. */
export interface TimeOffValues {
  starts_on: string | null;
  ends_on: string | null;
  weekday: number | null;
  from_time: string | null;
  until_time: string | null;
}

export type TimeOffRefusal =
  'kind' | 'times_of_days' | 'order' | 'over' | 'too_long' | 'half_time' | 'no_time';

/** Days that one entry may span. */
export const LONGEST_TIME_OFF = 366;

/**
 * Reads what was said.
 *
 * @param today 'YYYY-MM-DD' in UTC. What ended before yesterday is refused: yesterday may still run in some zone
 */
export function readTimeOff(draft: TimeOffDraft, today: string): TimeOffValues | TimeOffRefusal {
  const { startsOn = null, weekday = null, fromTime = null, untilTime = null } = draft;
  const endsOn = draft.endsOn ?? startsOn;
  if ((weekday === null) === (startsOn === null) || (weekday !== null && endsOn !== null))
    return 'kind';
  if (startsOn !== null) {
    if (fromTime !== null || untilTime !== null) return 'times_of_days';
    const days = daysBetween(startsOn, endsOn!);
    if (days < 0) return 'order';
    if (days >= LONGEST_TIME_OFF) return 'too_long';
    if (endsOn! < addDays(today, -1)) return 'over';
    return {
      starts_on: startsOn,
      ends_on: endsOn,
      weekday: null,
      from_time: null,
      until_time: null,
    };
  }
  if ((fromTime === null) !== (untilTime === null)) return 'half_time';
  if (fromTime !== null && fromTime === untilTime) return 'no_time';
  return { starts_on: null, ends_on: null, weekday, from_time: fromTime, until_time: untilTime };
}
