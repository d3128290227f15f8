import { Injectable } from '@nestjs/common';
import {
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  SHARES_CALL,
  type TalkedAbout,
  wordsOfCall,
} from '#libs/labor';
import { LinkService, type MessageDraft, MessageService, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { awaitsApproval, RowRemarksQueries } from './row-remarks.queries.js';

/** With an account, the text links to their hours. */
type OwnerOfHours = TalkedAbout & { has_account: boolean };

/** News about hours, for workers who wait for it. They wait for the sending hours. */
@Injectable()
export class HoursTextService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly remarks: RowRemarksQueries,
  ) {}

  /** To whoever disputed the hours of the request, with the answer. */
  async tellAnswered(work: Work, requestId: number, answer: string): Promise<void> {
    const owners = await this.ownersOf(work, [requestId]);
    await this.messages.send(
      work,
      owners.map((owner) => {
        const details = { ...wordsOfCall(owner), answer, link: this.linkFor(work, owner) };
        return draft(owner, TEXT_TEMPLATES[owner.language].disputeAnswered(details));
      }),
    );
  }

  /** Once the sheet of the call is approved: to workers whose hours on it were disputed or corrected, one text each. */
  async tellApproved(work: Work, callTimeSlug: string): Promise<void> {
    const remarks = await this.remarks.ofCallUnchecked(work, callTimeSlug);
    const waiting = [...remarks].filter(([, each]) => awaitsApproval(each));
    const owners = await this.ownersOf(
      work,
      waiting.map(([requestId]) => requestId),
    );
    await this.messages.send(
      work,
      owners.map((owner) => {
        const details = { ...wordsOfCall(owner), link: this.linkFor(work, owner) };
        return draft(owner, TEXT_TEMPLATES[owner.language].hoursApproved(details));
      }),
    );
  }

  /** The first request of each worker. */
  private async ownersOf(work: Work, requestIds: readonly number[]): Promise<OwnerOfHours[]> {
    if (requestIds.length === 0) return [];
    return work.rows<OwnerOfHours>(
      `select distinct on (w.id) ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL}, w.user_id is not null as has_account
         from ${REQUESTS_IN_CONTEXT} where r.id = any($1) and w.erased_at is null order by w.id, r.id`,
      [requestIds],
    );
  }

  private linkFor(work: Work, { has_account: hasAccount, date }: OwnerOfHours): string | null {
    return hasAccount ? this.links.ownHours(work, date.slice(0, 7)) : null;
  }
}

/** Without the start of the call: it has passed, and nothing about it is urgent any more. */
function draft(owner: OwnerOfHours, body: string): MessageDraft {
  return {
    kind: 'hours',
    companyId: owner.company_id,
    phoneNumber: owner.phone_number,
    language: owner.language,
    aboutId: owner.id,
    timeZone: owner.time_zone,
    body,
  };
}
