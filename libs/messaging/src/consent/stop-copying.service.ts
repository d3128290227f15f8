import { Inject, Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SMS_PROVIDER, type SmsProvider } from '../providers/sms.provider.js';
import { ownSender, senderOf } from './sender.js';

/** Keeps STOPs in force when a company changes its sender. */
@Injectable()
export class StopCopyingService {
  constructor(@Inject(SMS_PROVIDER) private readonly provider: Pick<SmsProvider, 'ownNumber'>) {}

  /**
   * One person has both numbers, and sent STOP from one: the other one is stopped on the company's sender, too. The
   * ledger gets an entry without the words and the instant of the original. One statement.
   */
  async copyToNumber(
    work: Work,
    companyId: number,
    { from, to }: { from: string; to: string },
  ): Promise<void> {
    await work.rows(
      `with copied as (
         insert into phone_stops (phone_number, sender, stopped_at)
         select $3, stops.sender, $4::timestamptz from phone_stops stops join companies c on c.id = $1 and stops.sender = ${senderOf('c')}
          where stops.phone_number = $2
             on conflict do nothing
         returning sender
       ), closed as (
         update consents set asked_at = null
          where phone_number = $3 and company_id = $1 and asked_at is not null and exists (select from copied)
       )
       insert into consent_entries (phone_number, company_id, kind, source, at, sender, own_sender)
       select $3, null, 'revoked', 'copied', $4, coalesce(c.sms_sender, $5), c.sms_sender from copied join companies c on c.id = $1`,
      [companyId, from, to, work.now, this.provider.ownNumber],
    );
  }

  /**
   * Copies the STOPs of a company's numbers to its new sender; the old one keeps them. The ledger gets an entry for
   * each, without the words and the instant of the original. One statement.
   *
   * @param phoneNumbers of the company's contacts; numbers with its consent question are added
   */
  async copy(
    work: Work,
    companyId: number,
    phoneNumbers: readonly string[],
    { from, to }: { from: string; to: string },
  ): Promise<void> {
    await work.rows(
      `with theirs as (
         select unnest($2::text[]) as phone_number union select phone_number from consents where company_id = $1
       ), copied as (
         insert into phone_stops (phone_number, sender, stopped_at)
         select stops.phone_number, $4, $5::timestamptz from phone_stops stops join theirs using (phone_number)
          where stops.sender = $3 order by stops.phone_number
             on conflict do nothing
         returning phone_number
       )
       insert into consent_entries (phone_number, company_id, kind, source, at, sender, own_sender)
       select phone_number, null, 'revoked', 'copied', $5, $6, $7 from copied`,
      [
        ...[companyId, [...phoneNumbers], from, to, work.now],
        ...[ownSender(to) ?? this.provider.ownNumber, ownSender(to)],
      ],
    );
  }
}
