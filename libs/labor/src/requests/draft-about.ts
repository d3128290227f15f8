import type { MessageDraft } from '#libs/messaging';
import type { RequestInContext } from './request-in-context.rows.js';

type AddressedRequest = Pick<
  RequestInContext,
  'id' | 'company_id' | 'phone_number' | 'language' | 'starts_at' | 'time_zone'
>;

/** To whom a text about a request goes, in which language, and when its call begins. */
export function draftAbout(request: AddressedRequest) {
  return {
    companyId: request.company_id,
    phoneNumber: request.phone_number,
    language: request.language,
    aboutId: request.id,
    callStartsAt: request.starts_at,
    timeZone: request.time_zone,
  } satisfies Partial<MessageDraft>;
}
