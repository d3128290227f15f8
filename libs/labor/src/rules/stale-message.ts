import type { RequestState } from './request-states.js';

/** How things stand with the request a text is about, right before it leaves. */
export interface RequestSnapshot {
  state: RequestState;
  eventCanceled: boolean;
  archived: boolean;
  callStartsAt: Date;
  needed: number;
  confirmed: number;
  /** How many of them were confirmed when the text was written. */
  confirmedThen: number;
}

/** Kinds of texts that stop being true; the others say what has happened. */
export type CheckedMessageKind = 'offer' | 'time_change' | 'reminder' | 'confirmation';

/**
 * Why a text is not true any more, for people to read; null while it is. A call that was full when somebody pressed the
 * button stays worth an offer: they want more than they need.
 *
 * @param toldStartsAt the call's start of which the text speaks; null where it speaks of none
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
  if (now.state !== 'pending') return 'the request was answered';
  return now.confirmed >= now.needed && now.confirmedThen < now.needed
    ? 'the call is filled'
    : null;
}
