import { Injectable } from '@nestjs/common';
import { CallSheetQueries } from '#libs/call-time';
import {
  companyNameInTexts,
  LinkService,
  type MessageDraft,
  MessageService,
  type SendOutcome,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { RequestInContext } from '../requests/request-in-context.rows.js';
import { draftAbout } from '../requests/draft-about.js';

/** Writes reminders; who calls marks whom they went to. */
@Injectable()
export class ReminderWritingService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly sheets: CallSheetQueries,
  ) {}

  /**
   * One reminder to each of a crew, with a link to the call's sheet if it has one.
   *
   * @param crew of one call
   * @param automatic written without a manager: waits for the sending hours
   * @returns the outcome of each, in their order
   */
  async write(
    work: Work,
    crew: readonly RequestInContext[],
    { automatic }: { automatic: boolean },
  ): Promise<SendOutcome[]> {
    const callIds = crew.slice(0, 1).map((request) => request.call_time_id);
    const hasSheet = (await this.sheets.existingUnchecked(work, callIds)).size > 0;
    return this.messages.send(
      work,
      crew.map((request) => {
        const sheet = hasSheet ? this.links.callSheet(work, request.token_short) : null;
        return reminderDraft(work, request, automatic, sheet);
      }),
    );
  }
}

/** @param sheet link to the call's sheet; null: it has none */
function reminderDraft(
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
    ...draftAbout(request),
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
