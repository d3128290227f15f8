import { eventWorkRules, zoneOf } from '#libs/event';
import { dateIn } from '#libs/kernel';
import type { RuledEvent } from '../worked-time/worked-time.rows.js';
import type { PayScope, PayableEntry } from '../worked-time/worked-time.js';

/** Work of one requirement as it is planned; instants in minutes since 1970. */
export interface PlannedCall {
  companyId: number;
  callTimeId: number;
  scope: Omit<PayScope, 'id' | 'workerId'>;
  /** IANA name of the event's zone. */
  zone: string;
  start: number;
  /** Expected length, else the minimum. */
  minutes: number;
  minimum: number;
  mealTrigger: number;
  /** Null: nobody said how long it takes. */
  expected: number | null;
}

/** Rows of a requirement, its call and its event, as far as a plan depends on them. */
export interface PlannedRows {
  event: RuledEvent;
  call: {
    id: number;
    starts_at: Date | string;
    minimum_minutes: number | null;
    expected_minutes: number | null;
  };
  requirement: { id: number; labor_type_id: number; minimum_minutes: number | null };
}

/** The plan of a requirement: as long as its call is expected to take, else its minimum (docs/pay.md 13). */
export function plannedCallOf({ event, call, requirement }: PlannedRows): PlannedCall {
  const rules = eventWorkRules(event, { callTime: call, requirement });
  const startsAt = new Date(call.starts_at);
  const zone = zoneOf(event);
  return {
    companyId: event.company_id,
    callTimeId: call.id,
    scope: {
      laborTypeId: requirement.labor_type_id,
      locationId: event.location_profile_id,
      eventId: event.id,
      requirementId: requirement.id,
      date: dateIn(zone, startsAt),
    },
    zone,
    start: Math.floor(startsAt.getTime() / 60_000),
    minutes: call.expected_minutes ?? rules.minimumMinutes,
    minimum: rules.minimumMinutes,
    mealTrigger: rules.mealTriggerMinutes,
    expected: call.expected_minutes,
  };
}

/** The plan as an entry: of a request (its id, negative), or of somebody who was not asked (0). */
export function plannedTime(
  plan: PlannedCall,
  { workerId, requestId }: Pick<PayableEntry, 'requestId'> & { workerId: number | null },
): PayableEntry {
  const id = requestId === null ? 0 : -requestId;
  const [start, end] = [plan.start, plan.start + plan.minutes];
  return {
    scope: { id, workerId, ...plan.scope },
    requestId,
    callTimeId: plan.callTimeId,
    state: 'planned',
    entry: {
      ...{ id, zone: plan.zone, start, end, rawStart: start, rawEnd: end, breaks: [] },
      ...{ rate: null, minimum: plan.minimum, mealTrigger: plan.mealTrigger },
      ...{ scheduled: plan.expected, sentHome: false, canceledNotice: null },
      ...{ waived: [], extras: [] },
    },
  };
}
