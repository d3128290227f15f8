import type { RequestState } from './request-states.js';

/** The request of a text, right before the text is sent. */
export interface RequestSnapshot {
  state: RequestState;
  eventCanceled: boolean;
  archived: boolean;
  callStartsAt: Date;
  /** See `isCallOver`. */
  callOver: boolean;
  needed: number;
  confirmed: number;
  /** Confirmed workers when the text was written. */
  confirmedThen: number;
}

/** Kinds of texts that can become outdated; the others report what has happened. */
export type CheckedMessageKind =
  'offer' | 'time_change' | 'reminder' | 'confirmation' | 'arrival_question';

/**
 * Why a text is outdated, for people to read; null while it is valid. An offer for a call that was
 * full when it was written stays valid: the manager wants more workers than needed.
 *
 * @param toldStartsAt the start of the call that the text names; null: none
 */
export function staleReason(
  kind: CheckedMessageKind,
  now: RequestSnapshot,
  toldStartsAt: Date | null,
): string | null {
  if (now.archived) return 'the call was deleted';
  if (now.eventCanceled) return 'the event was canceled';
  if (toldStartsAt && toldStartsAt.getTime() !== now.callStartsAt.getTime())
    return 'the call moved';
  if (kind !== 'offer')
    return now.state === 'confirmed' ? null : 'the worker is not confirmed any more';
  if (now.callOver) return 'the call is over';
  if (now.state !== 'pending') return 'the request was answered';
  return now.confirmed >= now.needed && now.confirmedThen < now.needed
    ? 'the call is filled'
    : null;
}
