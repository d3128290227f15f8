import type { EventBaseRow } from '#libs/event';
import { extendObject } from '#libs/kernel';
import type { CallConflicts, ConfirmPage, RequestWithCall, WorkerRow } from '#libs/labor';
import {
  list,
  nullable,
  object,
  type Static,
  text,
  uuid,
} from '../../edge/openapi/response-shapes.js';
import { CallConflictShape, presentCallConflict } from './call-conflict.presenter.js';
import { EventShape, presentEvent } from './event.presenter.js';
import {
  LaborRequestShape,
  NestedRequirementShape,
  presentRequest,
} from './labor-request.presenter.js';
import { PublicWorkerShape } from './worker.presenter.js';

const {
  worker: _worker,
  sent_consent_msg: _consent,
  ...requestProperties
} = LaborRequestShape.properties;

/** A labor request without the managers' data: notes, counters, accounts. */
export const PublicRequestShape = object('PublicRequest', {
  ...requestProperties,
  worker: PublicWorkerShape,
  labor_requirement: NestedRequirementShape,
});
export type PublicRequestView = Static<typeof PublicRequestShape>;

export const RequestOnPageShape = object('RequestOnPage', {
  ...PublicRequestShape.properties,
  conflicts: list(
    CallConflictShape,
    'Calls of the same company that it overlaps, or that leave less rest than the company asks for: accepted ones, and offers that are not answered.',
  ),
});

/** Hides accounts: `created_by` and `steward` are null. */
export const PublicEventShape = object('PublicEvent', {
  ...EventShape.properties,
  location: text('Arena, 1 Main Street', 'Name and address; empty without a place.'),
});
export type PublicEventView = Static<typeof PublicEventShape>;

export const ConfirmPageShape = object('ConfirmPage', {
  event: PublicEventShape,
  worker: PublicWorkerShape,
  confirmed_call_times: list(RequestOnPageShape),
  pending_call_times: list(RequestOnPageShape, 'Not answered.'),
  available_call_times: list(RequestOnPageShape, 'Said yes, and not confirmed yet.'),
  qr_code_data: nullable(
    text('iVBORw0KGgo=', 'PNG of the clock-in link as base64, once something is confirmed.'),
  ),
  registration_link: text('/user/register/'),
  registration_token: nullable(uuid()),
});
export type ConfirmPageView = Static<typeof ConfirmPageShape>;

/**
 * @param conflicts of the requests of the page
 * @param qrCode PNG of the clock-in link as base64
 */
export function presentConfirmPage(
  { event, worker, requests, registrationToken }: ConfirmPage,
  conflicts: CallConflicts,
  qrCode: string | null,
): ConfirmPageView {
  const inState = (state: RequestWithCall['state']): Static<typeof RequestOnPageShape>[] =>
    requests
      .filter((request) => request.state === state)
      .map((request) =>
        extendObject(presentPublicRequest(request), {
          conflicts: (conflicts.get(request.id) ?? []).map(presentCallConflict),
        }),
      );
  return {
    event: presentPublicEvent(event),
    worker: presentPublicWorker(worker),
    confirmed_call_times: inState('confirmed'),
    pending_call_times: inState('pending'),
    available_call_times: inState('available'),
    qr_code_data: qrCode,
    registration_link: '/user/register/',
    registration_token: registrationToken,
  };
}

function presentPublicEvent(event: EventBaseRow): PublicEventView {
  const location = [event.location?.name, event.location?.address].filter(Boolean).join(', ');
  return { ...presentEvent({ ...event, created_by: null, steward: null }), location };
}

export function presentPublicWorker({
  id,
  slug,
  name,
  phone_number,
  labor_types,
}: WorkerRow): Static<typeof PublicWorkerShape> {
  return {
    id,
    slug,
    name,
    phone_number,
    labor_types: labor_types.map((type) => ({ id: type.id, name: type.name })),
  };
}

/** Leaves out the managers' data. */
export function presentPublicRequest(request: RequestWithCall): PublicRequestView {
  const event = { ...request.event, created_by_id: null, steward_id: null };
  const { worker: _, sent_consent_msg: __, ...rest } = presentRequest({ ...request, event });
  return { ...rest, worker: presentPublicWorker(request.worker) };
}
