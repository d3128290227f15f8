import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** Fills the outbox from sent messages: a message makes one row, however often it is collected. */
@Injectable()
export class UsageCollectingService {
  /**
   * Texts count once the provider has accepted them. Calls may overlap: both unique keys of a row, message and identifier, may
   * be met. One statement.
   *
   * @param since earliest time of sending; a text may get its outcome days later
   * @returns the number of new rows
   */
  collect(work: Work, companyId: number, since: Date): Promise<number> {
    return work.execute(
      `insert into usage_records (company_id, message_id, identifier, segments, used_at)
       select m.company_id, m.id, 'message-' || m.id, m.segments, m.sent_at
         from outgoing_messages m join billing_accounts ba on ba.company_id = m.company_id
        where m.company_id = $1 and ba.subscribed_at is not null and m.channel = 'sms' and m.status in ('sent', 'delivered', 'undelivered')
          and m.segments > 0 and m.sent_at >= greatest($2, ba.subscribed_at)
          and not exists (select from usage_records ur where ur.message_id = m.id)
       on conflict do nothing`,
      [companyId, since],
    );
  }
}
