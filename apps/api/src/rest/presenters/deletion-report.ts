import type { SendOutcome } from '#libs/messaging';
import {
  choice,
  integer,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { countTold, notToldText } from './told-counts.js';

/** The part of an answer that reports a deletion, and the texts about it. */
export const DELETION_REPORT = {
  status: choice(['success']),
  message: text(
    'Call time deleted. 3 workers get a text, 1 could not be told (1 opted out via STOP).',
    'For people.',
  ),
  untold: optional(
    integer(1, 'Number of workers who were on the crew and have to be called; left out for none.'),
  ),
};

export const DeletedShape = object('Deleted', DELETION_REPORT);
export type DeletionReport = Static<typeof DeletedShape>;

/**
 * @param deleted 'Call time deleted.'
 * @param outcomes of the texts to its crew
 */
export function presentDeletionReport(
  deleted: string,
  outcomes: readonly SendOutcome[],
): DeletionReport {
  const counts = countTold(outcomes);
  const { told, untold } = counts;
  const sentences = [
    ...(told > 0 ? [told === 1 ? '1 worker gets a text' : `${told} workers get a text`] : []),
    ...(untold > 0 ? [notToldText(counts)] : []),
  ];
  const message = sentences.length > 0 ? `${deleted} ${sentences.join(', ')}.` : deleted;
  return { status: 'success', message, ...(untold > 0 && { untold }) };
}
