import type { BulkConfirmingResult } from '#libs/labor';
import {
  choice,
  inline,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const BulkConfirmedShape = object('BulkConfirmed', {
  status: choice(['success']),
  message: text('3 requests confirmed.', 'For people.'),
  confirmed_count: integer(3),
  errors: list(
    inline({ id: nullable(integer(41)), error: text('No LaborRequest matches the given query.') }),
  ),
});
export type BulkConfirmedView = Static<typeof BulkConfirmedShape>;

/** @param nameless number of entries without an id */
export function presentBulkOutcome(
  { confirmed, errors }: BulkConfirmingResult,
  nameless: number,
): BulkConfirmedView {
  const failed = errors.length + nameless;
  const message = `${confirmed} ${confirmed === 1 ? 'request' : 'requests'} confirmed${failed > 0 ? `, ${failed} could not be` : ''}.`;
  const unnamed = Array.from({ length: nameless }, () => ({
    id: null,
    error: 'The id is missing.',
  }));
  return {
    status: 'success',
    message,
    confirmed_count: confirmed,
    errors: [...errors, ...unnamed],
  };
}
