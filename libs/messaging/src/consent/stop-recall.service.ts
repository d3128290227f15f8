import { Inject, Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SMS_PROVIDER, type SmsProvider } from '../providers/sms.provider.js';
import { PhonePseudonymService } from './phone-pseudonym.service.js';
import { SHARED_SENDER } from './sender.js';

/** Restores the STOP of an erased number that is used again. */
@Injectable()
export class StopRecallService {
  constructor(
    private readonly pseudonyms: PhonePseudonymService,
    @Inject(SMS_PROVIDER) private readonly provider: Pick<SmsProvider, 'ownNumber'>,
  ) {}

  /**
   * Call it whenever numbers are entered or text us. Restores a STOP that was kept as a hash, with a line in the
   * ledger. One statement.
   *
   * @param phoneNumbers E.164
   */
  async recall(work: Work, phoneNumbers: readonly string[]): Promise<void> {
    if (phoneNumbers.length === 0) return;
    await work.rows(
      `with given as (
         select distinct * from unnest($1::text[], $2::text[]) as of(phone_number, pseudonym)
       ), back as (
         delete from phone_stops where phone_number in (select pseudonym from given) returning *
       ), kept as (
         insert into phone_stops (phone_number, sender, stopped_at, confirmed_at)
         select given.phone_number, back.sender, back.stopped_at, back.confirmed_at from back join given on given.pseudonym = back.phone_number
             on conflict do nothing
       )
       insert into consent_entries (phone_number, company_id, kind, source, at, sender, own_sender)
       select given.phone_number, null, 'revoked', 'remembered', $3::timestamptz,
              coalesce(nullif(back.sender, '${SHARED_SENDER}'), $4), nullif(back.sender, '${SHARED_SENDER}')
         from back join given on given.pseudonym = back.phone_number`,
      [
        [...phoneNumbers],
        phoneNumbers.map((phoneNumber) => this.pseudonyms.of(phoneNumber)),
        work.now,
        this.provider.ownNumber,
      ],
    );
  }
}
