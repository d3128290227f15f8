import { companyNameInTexts, type MessageDraft, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { RequestInContext } from '../requests/request-in-context.rows.js';

/**
 * The reminder to one confirmed worker. @param automatic written without a manager: waits for the
 * sending hours. @param sheet link to the call's sheet; null: it has none
 */
export function reminderDraft(
  work: Work,
  request: RequestInContext,
  automatic: boolean,
  sheet: string | null,
): MessageDraft {
  const templates = TEXT_TEMPLATES[request.language];
  const sender = {
    firstName: work.actor.firstName,
    companyName: request.company_name,
    companyShortName: request.company_short_name,
  };
  return {
    kind: 'reminder',
    automatic,
    companyId: request.company_id,
    phoneNumber: request.phone_number,
    language: request.language,
    aboutId: request.id,
    callStartsAt: request.starts_at,
    timeZone: request.time_zone,
    body: templates.reminder({
      company: companyNameInTexts(sender),
      event: request.event_name,
      call: request.call_name,
      date: request.date,
      time: request.time,
      role: request.skill,
      location: request.location_name,
      sheet,
    }),
    consentQuestion: templates.consentQuestion({ sender }),
  };
}
