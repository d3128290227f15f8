import type { SendOutcome } from '#libs/messaging';
import { integer, optional, text } from '../../edge/openapi/response-shapes.js';
import { countTold, notToldText } from './told-counts.js';

/** The part of an answer that reports the texts about a moved call; left out where no worker is confirmed. */
export const MOVE_REPORT = {
  message: optional(
    text(
      '3 workers are asked again, 2 could not be told (1 awaiting consent, 1 opted out via STOP).',
      'Left out if no worker is confirmed. Texts wait a minute for further moves.',
    ),
  ),
  untold: optional(integer(2, 'Number of confirmed workers who have to be called.')),
};

export interface MoveReport {
  message?: string;
  untold?: number;
}

/**
 * @param outcomes of the texts about the new time, one for each confirmed request
 * @param noun `worker` of one call; of several calls a worker may have several requests
 */
export function presentMoveReport(
  outcomes: readonly SendOutcome[],
  noun: 'worker' | 'request' = 'worker',
): MoveReport {
  if (outcomes.length === 0) return {};
  const counts = countTold(outcomes);
  const { told, untold } = counts;
  const askedAgain = told === 1 ? `1 ${noun} is asked again` : `${told} ${noun}s are asked again`;
  if (untold === 0) return { message: `${askedAgain}.` };
  const notTold = `${notToldText(counts)}.`;
  return { message: told > 0 ? `${askedAgain}, ${notTold}` : notTold, untold };
}
