import type { BulkConfirmingResult, CallConflicts } from '#libs/labor';
import {
  choice,
  inline,
  integer,
  list,
  nullable,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { CallConflictShape, presentCallConflict } from '../presenters/call-conflict.presenter.js';

export const BulkConfirmedShape = object('BulkConfirmed', {
  status: choice(['success']),
  message: text('3 requests confirmed.', 'For people.'),
  confirmed_count: integer(3),
  errors: list(
    inline({ id: nullable(integer(41)), error: text('No LaborRequest matches the given query.') }),
  ),
  conflicts: optional(
    list(
      object('ConfirmedConflicts', {
        id: integer(41, 'Of the confirmed request.'),
        conflicts: list(CallConflictShape, "The worker's accepted calls that are in its way."),
      }),
      'Confirmed requests with calls in their way; one between two of them stands with the first. Left out without any.',
    ),
  ),
});
export type BulkConfirmedView = Static<typeof BulkConfirmedShape>;

/**
 * @param conflicts accepted calls of the same company that are in the way of the confirmed ones, by request
 * @param nameless number of entries without an id
 */
export function presentBulkOutcome(
  { confirmed: ids, errors }: BulkConfirmingResult,
  conflicts: CallConflicts,
  nameless: number,
): BulkConfirmedView {
  const confirmed = ids.length;
  const failed = errors.length + nameless;
  const message = `${confirmed} ${confirmed === 1 ? 'request' : 'requests'} confirmed${failed > 0 ? `, ${failed} could not be` : ''}.`;
  const unnamed = Array.from({ length: nameless }, () => ({
    id: null,
    error: 'The id is missing.',
  }));
  const found = [...conflicts].map(([id, those]) => ({
    id,
    conflicts: those.map(presentCallConflict),
  }));
  return {
    status: 'success',
    message,
    confirmed_count: confirmed,
    errors: [...errors, ...unnamed],
    ...(found.length > 0 && { conflicts: found }),
  };
}
