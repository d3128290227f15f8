import { plannedMinutes } from '#libs/call-time';
import { type EventRow, zoneOf } from '#libs/event';
import { type FillingCall, type Fill, sumOfFills } from '#libs/labor';
import type { JsonOf } from '#libs/platform';

/** What the reader may do and see. */
interface EventRights {
  /** Managers may do everything; the event's steward sends, fills and edits calls and labor. */
  mayManage: boolean;
  mayReadMoney: boolean;
}

export interface EventModel extends EventRights {
  /** As it was read. */
  calls: readonly JsonOf<FillingCall>[];
  event: EventRow;
  /** IANA name of the event's zone. */
  zone: string;
  /** Of all calls. */
  fill: Fill;
  /** By date; calls by start. */
  days: { date: string; calls: CallModel[] }[];
}

export type CallModel = JsonOf<FillingCall> & {
  fill: Fill;
  /** Planned length. */
  minutes: number;
};

/** The page of an event from what was read. */
export function eventModel(
  event: EventRow,
  calls: readonly JsonOf<FillingCall>[],
  rights: EventRights,
): EventModel {
  const models = calls.map((call): CallModel => ({
    ...call,
    fill: sumOfFills(call.requirements.map(({ fill }) => fill)),
    minutes: plannedMinutes(call, event),
  }));
  const dates = [...new Set(models.map(({ date }) => date))];
  return {
    event,
    calls,
    zone: zoneOf(event),
    fill: sumOfFills(models.map(({ fill }) => fill)),
    days: dates.map((date) => ({ date, calls: models.filter((call) => call.date === date) })),
    ...rights,
  };
}
