import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { ConsentService } from '../consent/consent.service.js';

/** Takes back messages whose number is not the worker's any more. */
@Injectable()
export class MessageWithdrawingService {
  constructor(private readonly consents: ConsentService) {}

  /**
   * Drops unsent texts about these requests, and frees the requests for an offer to another number. A text that is
   * being sent now is not retried.
   */
  async withdraw(work: Work, requestIds: readonly number[]): Promise<void> {
    if (requestIds.length === 0) return;
    const dropped = await work.rows<{ phone_number: string; company_id: number | null }>(
      `with dropped as (
         update outgoing_messages set status = 'dropped', error = 'the number changed', status_at = $2, withdrawn_at = $2
          where subject_id = any($1) and channel = 'sms' and status in ('queued', 'held')
         returning id, kind, recipient, company_id
       ), withdrawn as (
         update outgoing_messages set withdrawn_at = $2
          where subject_id = any($1) and channel = 'sms' and withdrawn_at is null and status not in ('queued', 'held')
       )
       select recipient as phone_number, company_id from dropped where kind = 'consent_question' order by id`,
      [requestIds, work.now],
    );
    for (const { phone_number, company_id } of dropped)
      if (company_id !== null) await this.consents.withdrawQuestion(work, phone_number, company_id);
  }
}
