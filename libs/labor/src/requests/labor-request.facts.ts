import type { MessageKind } from '#libs/messaging';
import { Fact } from '#libs/platform';
import type { RequestAction, RequestState } from '../rules/request-states.js';

/** A request and what it belongs to: enough for a feed line or a hint without another query. */
export interface RequestIds {
  companyId: number;
  eventId: number;
  callTimeId: number;
  requirementId: number;
  requestId: number;
  workerId: number;
}

/** Base of all facts about a request. */
export abstract class RequestFact extends Fact {
  readonly ids: RequestIds;
  constructor(ids: RequestIds, before: object | null, after: object | null) {
    super({
      companyId: ids.companyId,
      subject: 'labor_request',
      subjectId: ids.requestId,
      before,
      after,
    });
    this.ids = ids;
  }
}

/** A worker was added to a requirement; nothing was sent yet. */
export class WorkerRequested extends RequestFact {
  readonly name = 'request.created';
}

/** An existing request got a reservation. */
export class RequestReserved extends RequestFact {
  readonly name = 'request.reserved';
}

/** The offer was written as a message. */
export class RequestSent extends RequestFact {
  readonly name = 'request.sent';
}

/** The reminder of the call was written as a message. */
export class RequestReminded extends RequestFact {
  readonly name = 'request.reminded';
}

/** A text that failed (any but an offer) was written once more. */
export class RequestTextResent extends RequestFact {
  readonly name = 'request.told_again';
}

/** The offer could not be delivered or was dropped: the request is queued again. */
export class OfferFailed extends RequestFact {
  readonly name = 'request.offer_failed';
  constructor(
    ids: RequestIds,
    readonly reason: string,
  ) {
    super(ids, null, { reason });
  }
}

/** The worker is reached at another number: the offer is taken back, and the request is queued again. */
export class OfferTakenBack extends RequestFact {
  readonly name = 'request.offer_taken_back';
}

/** A text about the request, or our question for consent in its place, could not be delivered. */
export class RequestTextFailed extends RequestFact {
  readonly name = 'request.text_failed';
  constructor(
    ids: RequestIds,
    readonly kind: MessageKind,
    readonly reason: string,
  ) {
    super(ids, null, { kind, reason });
  }
}

/** A request changed its state, or repeated it with another effect. */
export class RequestStateChanged extends RequestFact {
  readonly name: string;
  constructor(
    ids: RequestIds,
    readonly action: RequestAction,
    readonly from: RequestState,
    readonly to: RequestState,
    /** The line for the managers' feed; null: none. */
    readonly notify: 'Available' | 'Confirmed' | 'Declined' | 'Canceled' | null,
    /** Start of the call; null: not told. */
    readonly callStartsAt: Date | null = null,
  ) {
    super(ids, { state: from }, { state: to });
    this.name = `request.${action}`;
  }
}

export class RequestDeleted extends RequestFact {
  readonly name = 'request.deleted';
}

/** A position is open and too close to the call to be filled without a manager. */
export class PositionLeftOpen extends RequestFact {
  readonly name = 'request.place_left_open';
}

/** A confirmed worker answered a time change: can do it, or cannot. */
export class TimeChangeAnswered extends RequestFact {
  readonly name = 'request.time_change_answered';
  constructor(
    ids: RequestIds,
    readonly cantDoIt: boolean,
    readonly message: string | null,
  ) {
    super(ids, null, { cant_do_it: cantDoIt, message });
  }
}

/** A confirmed worker texted to be late. */
export class WorkerLate extends RequestFact {
  readonly name = 'request.worker_late';
  constructor(
    ids: RequestIds,
    readonly minutes: number,
  ) {
    super(ids, null, { minutes });
  }
}

/** A confirmed worker said that they are on their way. */
export class WorkerOnTheWay extends RequestFact {
  readonly name = 'request.worker_on_the_way';
}

/** A confirmed worker was asked by text whether they are on their way. */
export class ArrivalAsked extends RequestFact {
  readonly name = 'request.arrival_asked';
}

/** Somebody is sought in place of this worker; `after` holds how many are asked at first. */
export class ReplacementSought extends RequestFact {
  readonly name = 'request.replacement_sought';
}

/** A confirmed worker stopped all texts, and cannot be texted any more. */
export class ConfirmedWorkerStopped extends RequestFact {
  readonly name = 'request.worker_stopped';
}
