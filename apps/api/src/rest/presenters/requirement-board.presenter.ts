import { extendObject } from '#libs/kernel';
import {
  type CallRequestsBoard,
  type ConflictRow,
  type FillListBoard,
  flagsOf,
  type RequestOfCall,
  type RequirementRow,
  type RequirementStatus,
  type WorkerOnFillList,
} from '#libs/labor';
import { integer, list, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import {
  CallTimeShape,
  LaborRequirementShape,
  presentCallTime,
  presentRequirement,
} from './call-time.presenter.js';
import { EventShape, presentEvent } from './event.presenter.js';
import { LaborRequestShape, presentRequest } from './labor-request.presenter.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';
import {
  ConflictShape,
  type ConflictView,
  presentWorker,
  WorkerShape,
  type WorkerView,
} from './worker.presenter.js';

const CallRequestShape = object('CallRequest', {
  ...LaborRequestShape.properties,
  conflicts: list(
    ConflictShape,
    "The worker's other calls that start within five hours of this one, or overlap it.",
  ),
  short_rests: list(
    ConflictShape,
    'Further calls that leave less rest than `rest_hours` of the company.',
  ),
});
export type CallRequestView = Static<typeof CallRequestShape>;

export const CallRequestsShape = object('CallRequests', {
  call_time: CallTimeShape,
  labor_requests: list(CallRequestShape),
  labor_types: list(LaborTypeShape, 'Those that occur among the requests.'),
  event: EventShape,
});
export type CallRequestsView = Static<typeof CallRequestsShape>;

export const RequirementStatusShape = object('RequirementStatus', {
  job: text('Rigger', 'Name of the skill.'),
  labor_requirement: LaborRequirementShape,
  pending: integer(2),
  confirmed: integer(1),
  available: integer(1),
  declined: integer(0, 'Canceled ones and no-shows included.'),
});
export type RequirementStatusView = Static<typeof RequirementStatusShape>;

export const FillListShape = object('FillList', {
  workers: list(WorkerShape, 'All of the company, by name.'),
  call_time: CallTimeShape,
  labor_requirement: LaborRequirementShape,
  labor_requests: list(LaborRequestShape),
  event: EventShape,
  labor_type: list(LaborTypeShape, 'The one the requirement asks for.'),
});
export type FillListView = Static<typeof FillListShape>;

export function presentCallRequest(request: RequestOfCall): CallRequestView {
  return extendObject(presentRequest(request), {
    conflicts: request.conflicts.map(presentConflict),
    short_rests: request.short_rests.map(presentConflict),
  });
}

/** @param asked the requirements of the requests */
export function presentCallRequests(
  requests: CallRequestView[],
  { call, requirements }: CallRequestsBoard,
  asked: ReadonlySet<RequirementRow>,
): CallRequestsView {
  return {
    call_time: presentCallTime(call, call.event, requirements),
    labor_requests: requests,
    labor_types: requirements
      .filter((requirement) => asked.has(requirement))
      .map(({ labor_type: type }) => presentLaborType(type)),
    event: presentEvent(call.event),
  };
}

export function presentRequirementStatus({
  requirement,
  pending,
  confirmed,
  available,
  declined,
}: RequirementStatus): RequirementStatusView {
  const { call_time: call } = requirement;
  return {
    job: requirement.labor_type.name,
    labor_requirement: presentRequirement(requirement, call, call.event),
    pending,
    confirmed,
    available,
    declined,
  };
}

export function presentCandidate(worker: WorkerOnFillList): WorkerView {
  const view = presentWorker(worker, worker.alt_phones, {
    conflicts: worker.conflicts.map(presentConflict),
    requested: worker.requested,
    reserved: worker.reserved,
  });
  return extendObject(view, {
    short_rests: worker.short_rests.map(presentConflict),
    times_off: worker.times_off,
  });
}

export function presentFillList(
  workers: WorkerView[],
  { requirement, requests }: FillListBoard,
): FillListView {
  const { call_time: call } = requirement;
  return {
    workers,
    call_time: presentCallTime(call, call.event, requirement.siblings),
    labor_requirement: presentRequirement(requirement, call, call.event),
    labor_requests: requests.map(presentRequest),
    event: presentEvent(call.event),
    labor_type: [presentLaborType(requirement.labor_type)],
  };
}

function presentConflict(conflict: ConflictRow): ConflictView {
  const { availability_response, confirmed, canceled } = flagsOf(conflict.state);
  return {
    event: conflict.event_name,
    call_time: `${conflict.call_name} at ${conflict.time}`,
    labor_type: conflict.skill,
    location: conflict.location_name,
    availability_response,
    confirmed,
    canceled,
    kind: conflict.kind,
    status: confirmed ? 'Confirmed' : availability_response === 'yes' ? 'Available' : 'Pending',
  };
}
