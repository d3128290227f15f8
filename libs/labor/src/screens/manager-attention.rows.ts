import type { CallTime } from '#libs/call-time';
import type { Event } from '#libs/event';
import type { MessageKind } from '#libs/messaging';
import type { RowOf } from '#libs/platform';
import type { RequestState } from '../rules/request-states.js';

/** A call as the dashboard names it. */
export type CallInBrief = Pick<RowOf<CallTime>, 'date' | 'time'> &
  Pick<RowOf<Event>, 'event_name'> & {
    call_slug: string;
    call_name: string;
    event_slug: string;
    /** ISO. */
    starts_at: string;
    /** IANA name of the event's zone. */
    time_zone: string;
  };

/** A requirement with its requests, as its REST status counts them. */
export interface RequirementInBrief {
  slug: string;
  skill: string;
  needed: number;
  confirmed: number;
  available: number;
  /** Asked and silent. */
  asked: number;
  /** Not asked yet. */
  queued: number;
}

/** A call of the next days that misses people. */
export type ShortCall = CallInBrief & {
  /** Positions without a confirmed worker, by requirement. */
  missing: number;
  /** By skill, full ones included. */
  requirements: RequirementInBrief[];
};

/** Workers who said yes to a call that has room for them; the first come are listed first. */
export type WaitingYes = CallInBrief & {
  requests: { id: number; worker_name: string; skill: string }[];
};

/** Somebody who said no, or took a yes back. */
export type DroppedRequest = CallInBrief & {
  request_id: number;
  worker_name: string;
  skill: string;
  requirement_slug: string;
  state: Extract<RequestState, 'declined' | 'canceled'>;
  /** ISO. */
  responded_at: string;
};

/** Requests of an event that nobody has sent yet. */
export interface QueuedRequests {
  event_slug: string;
  event_name: string;
  count: number;
}

/** Texts of an event that did not leave, for one reason. */
export interface StuckTexts {
  event_slug: string;
  event_name: string;
  /** `held`: waits for the sending hours. */
  status: 'held' | 'failed';
  /** IANA name of the event's zone. */
  time_zone: string;
  /** Null: held, of whichever kinds. */
  kind: MessageKind | null;
  /** For people to read; null: held. */
  reason: string | null;
  count: number;
  /** The first three, by name. */
  names: string[];
}

/** A moved call whose crew has not all answered. */
export type UnansweredMove = CallInBrief & {
  previous_date: string;
  previous_time: string;
  asked: number;
  unanswered: number;
  /** Answered that they cannot. */
  cannot: number;
};

/** What a new company has; all true: it is under way. */
export interface FirstSteps {
  location: boolean;
  skill: boolean;
  contact: boolean;
  event: boolean;
}
