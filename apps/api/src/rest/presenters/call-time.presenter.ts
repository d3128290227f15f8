import type { AnyCallTime } from '#libs/call-time';
import { type EventBaseRow, eventWorkRules } from '#libs/event';
import { extendObject, hoursOfMinutes } from '#libs/kernel';
import type { RequirementRow } from '#libs/labor';
import {
  date,
  decimal,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
  time,
} from '../../edge/openapi/response-shapes.js';
import { FlatEventShape, presentFlatEvent } from './event.presenter.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';
import { hoursOrNull, instantText, unixTime } from './values.js';

const scalars = {
  id: integer(9),
  date: date(),
  name: text('Load in'),
  time: time('08:00:00'),
  call_unixtime: integer(
    1935478800,
    'The instant of date and time in the zone of the event, in seconds since 1970.',
  ),
  minimum_hours: nullable(decimal(4, 'Hours; what applies here, wherever it was set.')),
  expected_hours: nullable(
    decimal(6, 'Hours the call is expected to take; null: its minimum hours.'),
  ),
  slug: text('2SOirgf'),
  original_date: nullable(date()),
  original_time: nullable(time('08:00:00')),
  last_modified: instant(),
  message: nullable(text('Enter through gate 4.')),
  time_has_changed: nullable(flag(true)),
};

export const FlatCallTimeShape = object('FlatCallTime', {
  ...scalars,
  event: integer(5, 'Id of the event.'),
});
export type FlatCallTimeView = Static<typeof FlatCallTimeShape>;

/** The call time within a labor request. */
export const CallTimeWithEventShape = object('CallTimeWithEvent', {
  ...scalars,
  event: FlatEventShape,
});
export type CallTimeWithEventView = Static<typeof CallTimeWithEventShape>;

const requirementScalars = {
  id: integer(12),
  needed_labor: integer(4),
  minimum_hours: nullable(decimal(4, 'Hours; what applies here, wherever it was set.')),
  slug: text('wplQXJ6'),
  fcfs_positions: integer(2, 'Places the first to say yes get without a manager.'),
};

export const LaborRequirementShape = object('LaborRequirement', {
  ...requirementScalars,
  call_time: FlatCallTimeShape,
  labor_type: LaborTypeShape,
});
export type LaborRequirementView = Static<typeof LaborRequirementShape>;

export const CreatedLaborRequirementShape = object('CreatedLaborRequirement', {
  ...requirementScalars,
  call_time: integer(9, 'Id of the call time.'),
  labor_type: integer(3, 'Id of the skill.'),
});

export const CallTimeShape = object('CallTime', {
  ...FlatCallTimeShape.properties,
  labor_requirements: list(LaborRequirementShape),
  event_slug: text('qsn1tEh'),
  event_name: text('Spring tour, load-in'),
});
export type CallTimeView = Static<typeof CallTimeShape>;

export function presentFlatCallTime(call: AnyCallTime, event: EventBaseRow): FlatCallTimeView {
  return extendObject(presentScalars(call, event), { event: call.event_id });
}

export function presentCallTimeWithEvent(
  call: AnyCallTime,
  event: EventBaseRow,
): CallTimeWithEventView {
  return extendObject(presentScalars(call, event), { event: presentFlatEvent(event) });
}

export function presentCallTime(
  call: AnyCallTime,
  event: EventBaseRow,
  requirements: readonly RequirementRow[],
): CallTimeView {
  return extendObject(presentFlatCallTime(call, event), {
    labor_requirements: requirements.map((requirement) =>
      presentRequirement(requirement, call, event),
    ),
    event_slug: event.slug,
    event_name: event.event_name,
  });
}

export function presentRequirement(
  requirement: RequirementRow,
  call: AnyCallTime,
  event: EventBaseRow,
): LaborRequirementView {
  return extendObject(presentRequirementScalars(requirement, call, event), {
    call_time: presentFlatCallTime(call, event),
    labor_type: presentLaborType(requirement.labor_type),
  });
}

export function presentRequirementScalars(
  requirement: RequirementRow,
  call: AnyCallTime,
  event: EventBaseRow,
): Omit<LaborRequirementView, 'call_time' | 'labor_type'> {
  return {
    id: requirement.id,
    needed_labor: requirement.needed_labor,
    minimum_hours: minimumHours(event, call, requirement),
    slug: requirement.slug,
    fcfs_positions: requirement.fcfs_positions,
  };
}

function presentScalars(call: AnyCallTime, event: EventBaseRow): Omit<FlatCallTimeView, 'event'> {
  return {
    id: call.id,
    date: call.date,
    name: call.name,
    time: call.time,
    call_unixtime: unixTime(call.starts_at),
    minimum_hours: minimumHours(event, call),
    expected_hours: hoursOrNull(call.expected_minutes),
    slug: call.slug,
    original_date: call.original_date,
    original_time: call.original_time,
    last_modified: instantText(call.last_modified),
    message: call.message,
    time_has_changed: call.time_has_changed,
  };
}

function minimumHours(
  event: EventBaseRow,
  call: AnyCallTime,
  requirement?: RequirementRow,
): number {
  return hoursOfMinutes(eventWorkRules(event, { callTime: call, requirement }).minimumMinutes);
}
