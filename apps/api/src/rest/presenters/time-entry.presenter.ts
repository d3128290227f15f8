import type { EventBaseRow } from '#libs/event';
import { hoursOfMinutes, wallClock as wallClockOf } from '#libs/kernel';
import type { RequestRow, TimeEntryRow } from '#libs/labor';
import { hoursOfEntry, zoneOfEntry } from '#libs/time-entry';
import {
  choice,
  decimal,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  wallClock,
} from '../../edge/openapi/response-shapes.js';
import { instantText } from './values.js';

export const TimeEntryShape = object('TimeEntry', {
  id: integer(31),
  labor_request: integer(41),
  worker: integer(7),
  call_time: integer(9),
  start_time: nullable(
    wallClock('2031-05-01T08:00:00', "Wall clock of the event's zone, without offset."),
  ),
  end_time: nullable(wallClock('2031-05-01T17:30:00')),
  created_at: instant(),
  updated_at: instant(),
  meal_breaks: list(
    inline({
      id: integer(51),
      break_time: wallClock('2031-05-01T12:30:00'),
      duration: integer(30, 'Minutes: 30 or 60.'),
      break_type: choice(['paid', 'unpaid']),
    }),
  ),
  normal_hours: decimal(9.5),
  meal_penalty_hours: decimal(0),
  total_hours_worked: decimal(9.5),
});
export type TimeEntryView = Static<typeof TimeEntryShape>;

/** Times are in the event's zone; the hours come from `hoursOfEntry`. */
export function presentTimeEntry(
  entry: TimeEntryRow,
  request: Pick<RequestRow, 'worker_id'>,
  callTimeId: number,
  event: EventBaseRow,
): TimeEntryView {
  const zone = zoneOfEntry(entry, event);
  const hours = hoursOfEntry(entry, event);
  return {
    id: entry.id,
    labor_request: entry.labor_request_id,
    worker: request.worker_id,
    call_time: callTimeId,
    start_time: wallClockOf(new Date(entry.start_at), zone),
    end_time: entry.end_at && wallClockOf(new Date(entry.end_at), zone),
    created_at: instantText(entry.created_at),
    updated_at: instantText(entry.updated_at),
    meal_breaks: entry.meal_breaks.map((meal) => ({
      id: meal.id,
      break_time: wallClockOf(new Date(meal.starts_at), zone),
      duration: meal.minutes,
      break_type: meal.break_type,
    })),
    normal_hours: hoursOfMinutes(hours.normalMinutes),
    meal_penalty_hours: hoursOfMinutes(hours.penaltyMinutes),
    total_hours_worked: hoursOfMinutes(hours.totalMinutes),
  };
}
