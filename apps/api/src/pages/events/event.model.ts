import { plannedMinutes } from '#libs/call-time';
import { type EventRow, zoneOf } from '#libs/event';
import type { CallCost, EventCost } from '#libs/pay';
import { type FillingCall, type Fill, sumOfFills } from '#libs/labor';
import type { JsonOf } from '#libs/platform';

export interface EventModel {
  event: EventRow;
  /** IANA name of the event's zone. */
  zone: string;
  /** Of all calls. */
  fill: Fill;
  /** By date; calls by start. */
  days: { date: string; calls: CallModel[] }[];
  /** Managers may do everything; the event's steward sends, fills and edits calls and labor. */
  mayManage: boolean;
  /** Null: not for those who may not read money. */
  cost: EventCost | null;
}

export type CallModel = JsonOf<FillingCall> & {
  fill: Fill;
  /** Planned length. */
  minutes: number;
  /** Null: nothing is needed, or it is not for this reader. */
  cost: CallCost | null;
};

/** The page of an event from what was read. */
export function eventModel(
  event: EventRow,
  calls: readonly JsonOf<FillingCall>[],
  mayManage: boolean,
  cost: EventCost | null = null,
): EventModel {
  const costs = new Map(cost?.calls.map((each) => [each.id, each]));
  const models = calls.map((call): CallModel => ({
    ...call,
    fill: sumOfFills(call.requirements.map(({ fill }) => fill)),
    minutes: plannedMinutes(call, event),
    cost: costs.get(call.id) ?? null,
  }));
  const dates = [...new Set(models.map(({ date }) => date))];
  return {
    event,
    zone: zoneOf(event),
    fill: sumOfFills(models.map(({ fill }) => fill)),
    days: dates.map((date) => ({ date, calls: models.filter((call) => call.date === date) })),
    mayManage,
    cost,
  };
}
