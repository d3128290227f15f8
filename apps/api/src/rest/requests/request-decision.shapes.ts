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
      'Whom somebody has to call: a confirmed worker was taken off and is not texted; or which other calls a confirmed worker has at that time. Left out where there is nothing to tell.',
    ),
  ),
  untold: optional(integer(1, 'How many workers could not be told.')),
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
