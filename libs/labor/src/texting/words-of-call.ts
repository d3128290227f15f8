import { type CallWords, companyInTexts } from '#libs/messaging';
import type { PlacedRequest } from '../requests/placed-request.rows.js';

/** A request's call as it is written in a text. */
export function wordsOfCall(request: PlacedRequest): CallWords {
  return {
    company: companyInTexts({
      companyName: request.company_name,
      companyShortName: request.company_short_name,
    }),
    event: request.event_name,
    call: request.call_name,
    date: request.is_single_day ? request.event_start_date : request.date,
    time: request.time,
  };
}
