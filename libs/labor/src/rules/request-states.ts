import { type Attendance, isClockedIn } from './attendance.js';
import { isRefusalCode, type Refusal, refusal, type RefusalCode } from './request-refusals.js';

export type { Refusal, RefusalCode } from './request-refusals.js';

/** The one column of a labor request; the booleans on the wire are presented from it with `flagsOf`. */
export const REQUEST_STATES = [
  'pending',
  'available',
  'confirmed',
  'declined',
  'canceled',
  'no_show',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_ACTIONS = [
  'confirm',
  'decline',
  'cancel',
  'no_show',
  'showed_up',
  'call_out',
  'available_yes',
  'available_no',
  'promote',
] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** A steward acts as the manager does; the system promotes from the waiting list. */
export type RequestActor = 'manager' | 'worker' | 'system';

/** Kinds of lines in the managers' feed, as the API spells them. */
export type RequestNotification = 'Available' | 'Confirmed' | 'Declined' | 'Canceled';

export interface TransitionContext {
  /** A yes of a reserved worker always confirms. */
  reserved: boolean;
  /**
   * Whether a first-come position is open (`openFirstComePositions`), counted under the
   * requirement's lock.
   */
  positionOpen: boolean;
  callStarted: boolean;
  /** See `isCallOver`. */
  callOver: boolean;
  /** A worker who has clocked in cannot leave the crew by these actions. */
  attendance: Attendance;
  /** A canceled event keeps its states; only a manager still changes them. */
  eventCanceled?: boolean;
  /**
   * Whether a cancellation of this request was counted before; a manager may have confirmed it
   * again since.
   */
  cancelCounted?: boolean;
}

/** The new state of a request, and all that happens in the same transaction. */
export interface RequestTransition {
  to: RequestState;
  /** Added to the worker's canceled count: 0 or 1, at most once for each request. */
  canceledCount: number;
  /**
   * Added to the worker's no-show count: -1, 0 or 1. Keep the count at 0 or above: a manager may
   * have reset it.
   */
  noShowCount: number;
  /** The line in the managers' feed; only for actions of workers and of the system. */
  notify: RequestNotification | null;
  /** Whether the worker gets the confirmation text: on every transition to confirmed. */
  textConfirmation: boolean;
  /** Whether a manager took the worker off, who is texted not to come; this is a cancellation by the company. */
  textTakenOff: boolean;
  /** Whether a position becomes free, so that promotion is to be tried. */
  freesPosition: boolean;
  dropsReservation: boolean;
  /** Repeats the present state: success without effect, the time of the answer included. */
  repeated: boolean;
}

/** The effect of an action: a state, no change, the result of a yes, or a refusal. */
type Cell = RequestState | 'same' | 'yes' | RefusalCode;
type Row = readonly [
  pending: Cell,
  available: Cell,
  confirmed: Cell,
  declined: Cell,
  canceled: Cell,
  noShow: Cell,
];

const notConfirmed = 'request.not_confirmed';
const wasCanceled = 'request.canceled';
const missed = 'request.missed';
const notExpected = 'request.not_expected';
const notMissed = 'request.not_missed';
const notInLine = 'request.not_in_line';

/**
 * The table of transitions. `same`: success without effect. `yes`: confirmed when reserved or when
 * a first-come position is open, else available. An actor may not perform actions that are missing
 * below it.
 */
const TRANSITIONS: Record<RequestActor, Partial<Record<RequestAction, Row>>> = {
  manager: {
    //              pending      available    confirmed    declined     canceled     no_show
    confirm: ['confirmed', 'confirmed', 'same', 'confirmed', 'confirmed', 'confirmed'],
    decline: ['declined', 'declined', 'declined', 'same', wasCanceled, missed],
    cancel: [notConfirmed, notConfirmed, 'canceled', notConfirmed, 'same', 'canceled'],
    call_out: [notConfirmed, notConfirmed, 'canceled', notConfirmed, 'same', 'canceled'],
    no_show: [notExpected, 'no_show', 'no_show', notExpected, notExpected, 'same'],
    showed_up: [notMissed, notMissed, 'same', notMissed, notMissed, 'confirmed'],
    available_yes: ['yes', 'yes', 'same', 'yes', wasCanceled, missed],
    available_no: ['declined', 'declined', 'declined', 'same', wasCanceled, missed],
  },
  worker: {
    available_yes: ['yes', 'yes', 'same', 'yes', wasCanceled, missed],
    available_no: ['declined', 'declined', 'declined', 'same', wasCanceled, missed],
    cancel: [notConfirmed, notConfirmed, 'canceled', notConfirmed, notConfirmed, notConfirmed],
  },
  system: {
    promote: [notInLine, 'confirmed', notInLine, notInLine, notInLine, notInLine],
  },
};

/**
 * The result of an action on a request; the one rule for REST, pages, texts and promotion. Workers may act until the
 * call is over, the system until it starts; managers and stewards also afterwards, and may overbook.
 */
export function transitionOf(
  state: RequestState,
  action: RequestAction,
  by: RequestActor,
  facts: TransitionContext,
): RequestTransition | Refusal {
  const row = TRANSITIONS[by][action];
  if (!row) return refusal('request.not_allowed');
  if (by !== 'manager' && facts.eventCanceled) return refusal('request.event_canceled');
  if (by === 'worker' && facts.callOver) return refusal('request.call_over');
  if (by === 'system' && facts.callStarted) return refusal('request.call_started');

  const cell = row[REQUEST_STATES.indexOf(state)]!;
  if (isRefusalCode(cell)) return refusal(cell);
  if (action === 'promote' && !facts.positionOpen) return refusal('request.full');

  const to = cell === 'same' ? state : cell === 'yes' ? stateAfterYes(facts) : cell;
  if (to === state) return noChange(state);
  const held = state === 'confirmed' ? reasonToStay(action, by, facts.attendance) : null;
  if (held) return refusal(held);
  return {
    ...effectsOf(state, to, facts, notificationOf(action, by, to)),
    textTakenOff:
      state === 'confirmed' &&
      by === 'manager' &&
      TAKES_OFF.has(action) &&
      !facts.eventCanceled &&
      !facts.callOver,
  };
}

/** Actions of a manager that take a worker off the crew, who has to be told. */
const TAKES_OFF = new Set<RequestAction>(['cancel', 'decline', 'available_no']);

/** Actions by which recorded hours become void: the worker did not come, or went home. */
const VOIDS_HOURS = new Set<RequestAction>(['no_show', 'call_out']);

/** Why a worker who has clocked in stays on the crew. */
function reasonToStay(
  action: RequestAction,
  by: RequestActor,
  attendance: Attendance,
): RefusalCode | null {
  if (attendance === 'none') return null;
  if (by === 'worker') return isClockedIn(attendance) ? 'request.clocked_in' : 'request.worked';
  if (attendance === 'worked') return 'request.worker_worked';
  if (!VOIDS_HOURS.has(action)) return 'request.worker_clocked_in';
  return attendance === 'scanned' ? 'request.worker_scanned' : null;
}

/** Narrows the result of `transitionOf`. */
export function isRefused(outcome: RequestTransition | Refusal): outcome is Refusal {
  return 'refused' in outcome;
}

function stateAfterYes(facts: TransitionContext): RequestState {
  return facts.reserved || facts.positionOpen ? 'confirmed' : 'available';
}

function effectsOf(
  from: RequestState,
  to: RequestState,
  facts: TransitionContext,
  notify: RequestTransition['notify'],
): Omit<RequestTransition, 'textTakenOff'> {
  return {
    to,
    canceledCount: to === 'canceled' && !facts.cancelCounted ? 1 : 0,
    noShowCount: to === 'no_show' ? 1 : from === 'no_show' ? -1 : 0,
    notify,
    textConfirmation: to === 'confirmed',
    freesPosition:
      from === 'confirmed' || (from === 'pending' && facts.reserved && to !== 'confirmed'),
    dropsReservation: facts.reserved && (to === 'declined' || to === 'canceled'),
    repeated: false,
  };
}

function noChange(state: RequestState): RequestTransition {
  return {
    to: state,
    canceledCount: 0,
    noShowCount: 0,
    notify: null,
    textConfirmation: false,
    textTakenOff: false,
    freesPosition: false,
    dropsReservation: false,
    repeated: true,
  };
}

const NOTIFICATION_OF_STATE: Record<RequestState, RequestNotification | null> = {
  pending: null,
  available: 'Available',
  confirmed: 'Confirmed',
  declined: 'Declined',
  canceled: 'Canceled',
  no_show: null,
};

/** A call-out counts as the worker's action, also when a manager records it. */
function notificationOf(
  action: RequestAction,
  by: RequestActor,
  to: RequestState,
): RequestNotification | null {
  return by === 'manager' && action !== 'call_out' ? null : NOTIFICATION_OF_STATE[to];
}
