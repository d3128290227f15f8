import { type LinkService, type MessageDraft, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { TalkedAbout } from '../requests/request-in-context.rows.js';
import { wordsOfCall } from '../requests/words-of-call.js';
import { draftAbout } from '../requests/draft-about.js';

/** A request with the token of its open time change. */
export interface RequestWithTimeChange extends TalkedAbout {
  time_change_token: string;
}

/** The text that asks a confirmed worker whether they can make the new time. */
export function timeChangeDraft(
  work: Work,
  links: LinkService,
  request: RequestWithTimeChange,
): MessageDraft {
  const templates = TEXT_TEMPLATES[request.language];
  const names = {
    companyName: request.company_name,
    companyShortName: request.company_short_name,
  };
  return {
    kind: 'time_change',
    ...draftAbout(request),
    body: templates.timeChange({
      ...wordsOfCall(request),
      date: request.date,
      link: links.timeChange(work, request.time_change_token),
    }),
    consentQuestion: templates.consentQuestion({
      sender: { firstName: work.actor.firstName, ...names },
    }),
  };
}
