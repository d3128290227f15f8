import { extendObject } from '#libs/kernel';
import { flagsOf, type AnyRequest, type RequestWithCall } from '#libs/labor';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
  uuid,
} from '../../edge/openapi/response-shapes.js';
import {
  CallTimeWithEventShape,
  FlatCallTimeShape,
  LaborRequirementShape,
  presentCallTimeWithEvent,
  presentFlatCallTime,
  presentRequirementScalars,
} from './call-time.presenter.js';
import {
  LaborTypeShape,
  LaborTypeWithCompanyShape,
  presentLaborType,
  presentLaborTypeWithCompany,
} from './labor-type.presenter.js';
import { presentTimeEntry, TimeEntryShape } from './time-entry.presenter.js';
import { instantOrNull, instantText } from './values.js';
import {
  NestedWorkerShape,
  presentNestedWorker,
  presentTrackedWorker,
  TrackedWorkerShape,
} from './worker.presenter.js';

const { id, needed_labor, minimum_hours, slug, fcfs_positions } = LaborRequirementShape.properties;
const requirementScalars = { id, needed_labor, minimum_hours, slug, fcfs_positions };

export const NestedRequirementShape = object('NestedRequirement', {
  ...requirementScalars,
  labor_type: LaborTypeWithCompanyShape,
  call_time: CallTimeWithEventShape,
});

const scalars = {
  id: integer(41),
  token: uuid('28aaa719-2746-4226-b223-dccb2dc1dd31'),
  token_short: text(
    'WhRQoo81xZ',
    'What the link of this request ends with, and what its actions are called with.',
  ),
  availability_response: nullable(choice(['yes', 'no'], 'Null while the worker has not answered.')),
  confirmed: flag(false),
  is_reserved: flag(false, 'A reserved yes always confirms.'),
  requested: flag(true),
  sms_sent: flag(true, 'The offer was written to the worker.'),
  requested_at: instant(),
  responded_at: nullable(instant()),
  sent_time: nullable(instant()),
  event_token: nullable(text('', 'Only of old links.')),
  reminder_sent: flag(false),
  canceled: flag(false),
  ncns: flag(false, 'No call, no show.'),
  message: nullable(text('Stuck in traffic.', 'What the worker said to the latest time change.')),
};

export const LaborRequestShape = object('LaborRequest', {
  ...scalars,
  time_entries: list(TimeEntryShape),
  worker: NestedWorkerShape,
  labor_requirement: NestedRequirementShape,
  sent_consent_msg: flag(true, "The worker's flag."),
});
export type LaborRequestView = Static<typeof LaborRequestShape>;

export const TrackedRequestShape = object('TrackedRequest', {
  id: integer(41),
  ncns: flag(false, 'No call, no show.'),
  time_entry: nullable(TimeEntryShape),
  worker: TrackedWorkerShape,
  labor_requirement: object('TrackedRequirement', {
    ...requirementScalars,
    labor_type: LaborTypeShape,
    call_time: FlatCallTimeShape,
  }),
});
export type TrackedRequestView = Static<typeof TrackedRequestShape>;

export function presentRequest(request: RequestWithCall): LaborRequestView {
  const { requirement, call_time: call, event } = request;
  return extendObject(presentRequestScalars(request), {
    time_entries: request.time_entry
      ? [presentTimeEntry(request.time_entry, request, call.id, event)]
      : [],
    worker: presentNestedWorker(request.worker, event.company),
    labor_requirement: extendObject(presentRequirementScalars(requirement, call, event), {
      labor_type: presentLaborTypeWithCompany(requirement.labor_type, event.company),
      call_time: presentCallTimeWithEvent(call, event),
    }),
    sent_consent_msg: request.worker.sent_consent_msg,
  });
}

export function presentTrackedRequest(request: RequestWithCall): TrackedRequestView {
  const { requirement, call_time: call, event } = request;
  return {
    id: request.id,
    ncns: request.state === 'no_show',
    time_entry: request.time_entry && presentTimeEntry(request.time_entry, request, call.id, event),
    worker: presentTrackedWorker(request.worker, event.company),
    labor_requirement: extendObject(presentRequirementScalars(requirement, call, event), {
      labor_type: presentLaborType(requirement.labor_type),
      call_time: presentFlatCallTime(call, event),
    }),
  };
}

function presentRequestScalars(
  request: Omit<AnyRequest, 'worker' | 'time_entry'>,
): Omit<LaborRequestView, 'time_entries' | 'worker' | 'labor_requirement' | 'sent_consent_msg'> {
  const flags = flagsOf(request.state);
  return {
    id: request.id,
    token: request.token,
    token_short: request.token_short,
    availability_response: flags.availability_response,
    confirmed: flags.confirmed,
    is_reserved: request.reserved,
    requested: true,
    sms_sent: request.sent_at !== null,
    requested_at: instantText(request.requested_at),
    responded_at: instantOrNull(request.responded_at),
    sent_time: instantOrNull(request.sent_at),
    event_token: null,
    reminder_sent: request.reminder_sent_at !== null,
    canceled: flags.canceled,
    ncns: flags.ncns,
    message: request.message,
  };
}
