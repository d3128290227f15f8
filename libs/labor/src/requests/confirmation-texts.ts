import { Injectable } from '@nestjs/common';
import { companyInTexts, Links, Messages, TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { PlacedRequest } from './placed-request.rows.js';

/** "You are confirmed", to whoever becomes so, by whomever. */
@Injectable()
export class ConfirmationTexts {
  constructor(
    private readonly messages: Messages,
    private readonly links: Links,
  ) {}

  /** Written together with the others of this transaction, right before it commits; not for a canceled event. */
  queue(work: Work, request: PlacedRequest): void {
    if (!request.event_canceled) work.gather(this.write, request);
  }

  private readonly write = async (
    work: Work,
    requests: readonly PlacedRequest[],
  ): Promise<void> => {
    await this.messages.send(
      work,
      requests.map((request) => ({
        kind: 'confirmation' as const,
        companyId: request.company_id,
        phoneNumber: request.phone_number,
        language: request.language,
        aboutId: request.id,
        callStartsAt: request.starts_at,
        timeZone: request.time_zone,
        body: this.text(work, request),
      })),
    );
  };

  /** With the link for those who never used one: their offer may not have arrived. */
  private text(work: Work, request: PlacedRequest): string {
    return TEMPLATES[request.language].confirmation({
      company: companyInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      call: request.call_name,
      date: request.date,
      time: request.time,
      role: request.skill,
      link:
        request.sent_at && request.state !== 'pending'
          ? null
          : this.links.confirm(work, request.event_slug, request.token_short),
    });
  }
}
