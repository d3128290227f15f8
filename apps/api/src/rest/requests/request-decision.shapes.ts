import type { CallConflicts, PerformedTransition } from '#libs/labor';
import {
  choice,
  integer,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import {
  AcceptedConflicts,
  presentAcceptedConflicts,
} from '../presenters/call-conflict.presenter.js';

export const RequestDecisionShape = object('RequestDecision', {
  status: choice(['success']),
  message: optional(
    text(
      '1 worker could not be told (opted out via STOP).',
      'A worker who has to be called: a confirmed worker was taken off and cannot be texted; or the other calls of a confirmed worker at that time. Left out where there is neither.',
    ),
  ),
  untold: optional(integer(1, 'Number of workers who could not be texted.')),
  conflicts: AcceptedConflicts,
});
export type RequestDecisionView = Static<typeof RequestDecisionShape>;

/**
 * @param untold why the worker gets no text; null: they get one, or none is due
 * @param conflicts of a confirmed worker
 */
export function presentRequestDecision(
  untold: PerformedTransition['untold'],
  conflicts: CallConflicts = new Map(),
): RequestDecisionView {
  if (!untold) return { status: 'success', ...presentAcceptedConflicts(conflicts) };
  return { status: 'success', message: `1 worker could not be told (${untold}).`, untold: 1 };
}
