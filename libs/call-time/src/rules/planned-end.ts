import { eventWorkRules } from '#libs/event';
import type { AnyCallTime } from '../call-time.rows.js';

const MINUTE = 60_000;

/** Planned length of a call in minutes: the expected length, else the resolved minimum. */
export function plannedMinutes(
  call: Pick<AnyCallTime, 'expected_minutes' | 'minimum_minutes'>,
  event: Parameters<typeof eventWorkRules>[0],
): number {
  return call.expected_minutes ?? eventWorkRules(event, { callTime: call }).minimumMinutes;
}

/** `plannedMinutes` in SQL, for the aliases ct (call_times), e (events), l (location_profiles), c (companies). */
export const PLANNED_MINUTES =
  'coalesce(ct.expected_minutes, ct.minimum_minutes, e.minimum_minutes, l.minimum_minutes, c.minimum_minutes)';

/** When a call is planned to end: for calendars, overlaps, costs, and when it is over. */
export function plannedEnd(startsAt: Date, minutes: number): Date {
  return new Date(startsAt.getTime() + minutes * MINUTE);
}
