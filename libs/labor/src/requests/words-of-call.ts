import { type CallDetails, companyNameInTexts, type OfferedCall } from '#libs/messaging';
import type { TalkedAbout } from './request-in-context.rows.js';

/** A request's call as texts name it, with the role where the call asks the worker in several. */
export function wordsOfCall(request: TalkedAbout): CallDetails {
  return {
    company: companyNameInTexts({
      companyName: request.company_name,
      companyShortName: request.company_short_name,
    }),
    event: request.event_name,
    call: request.call_name,
    date: request.is_single_day ? request.event_start_date : request.date,
    time: request.time,
    ...(request.shares_call && { role: request.skill }),
  };
}

/** The same of a call that may have begun. */
export function wordsOfOffer(request: TalkedAbout, now: Date): OfferedCall {
  return { ...wordsOfCall(request), isRunning: request.starts_at <= now };
}
