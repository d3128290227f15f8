import { type CallDetails, companyNameInTexts, type OfferedCall } from '#libs/messaging';
import type { RequestInContext } from './request-in-context.rows.js';

/** A request's call as texts name it. */
export function wordsOfCall(request: RequestInContext): CallDetails {
  return {
    company: companyNameInTexts({
      companyName: request.company_name,
      companyShortName: request.company_short_name,
    }),
    event: request.event_name,
    call: request.call_name,
    date: request.is_single_day ? request.event_start_date : request.date,
    time: request.time,
  };
}

/** The same of a call that may have begun. */
export function wordsOfOffer(request: RequestInContext, now: Date): OfferedCall {
  return { ...wordsOfCall(request), isRunning: request.starts_at <= now };
}
