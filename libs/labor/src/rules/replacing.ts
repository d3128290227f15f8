import type { Attendance } from './attendance.js';
import { type Refusal, refusal } from './request-refusals.js';
import type { RequestState } from './request-states.js';

/** All that decides whether a worker may be asked for, or replaced. */
export interface MissingContext {
  attendance: Attendance;
  /** See `isBoardOpen`. */
  boardOpen: boolean;
  callOver: boolean;
  eventCanceled: boolean;
}

/** Why nobody can be sought in place of a worker; null: somebody can. It is for who was expected and is not here. */
export function reasonAgainstReplacing(state: RequestState, facts: MissingContext): Refusal | null {
  return reasonAgainstAsking(state === 'no_show' ? 'confirmed' : state, facts);
}

/** Why a worker cannot be asked whether they are on their way; null: they can. */
export function reasonAgainstAsking(state: RequestState, facts: MissingContext): Refusal | null {
  if (facts.eventCanceled) return refusal('request.event_canceled');
  if (state !== 'confirmed') return refusal('request.not_of_the_crew');
  if (facts.attendance !== 'none') return refusal('request.not_missing');
  if (facts.callOver) return refusal('request.call_over');
  return facts.boardOpen ? null : refusal('request.too_early');
}
