import type { PerformedTransition } from '#libs/labor';
import {
  choice,
  integer,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const RequestDecisionShape = object('RequestDecision', {
  status: choice(['success']),
  message: optional(
    text(
      '1 worker could not be told (opted out via STOP).',
      'Whom somebody has to call: a confirmed worker was taken off and is not texted. Left out when all are told.',
    ),
  ),
  untold: optional(integer(1, 'How many that are.')),
});
export type RequestDecisionView = Static<typeof RequestDecisionShape>;

/** @param untold why the worker is not texted; null: they are, or there is nothing to tell */
export function presentRequestDecision(untold: PerformedTransition['untold']): RequestDecisionView {
  if (!untold) return { status: 'success' };
  return { status: 'success', message: `1 worker could not be told (${untold}).`, untold: 1 };
}
