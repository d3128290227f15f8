import { Inject, Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SMS_PROVIDER, type SmsProvider } from '../providers/sms.provider.js';
import { phoneAndCompanyKey } from './consent-statuses.js';

export interface ConsentQuestion {
  phoneNumber: string;
  companyId: number;
  /** The exact words that go out. */
  wording: string;
}

/**
 * Who agreed to be texted by whom. Every verb writes the append-only ledger and the folded tables `consents` and
 * `phone_stops` with one statement, so that the two never tell different stories; `consentOf` is the fold they follow.
 */
@Injectable()
export class ConsentService {
  constructor(@Inject(SMS_PROVIDER) private readonly provider: Pick<SmsProvider, 'ownNumber'>) {}

  /** Lets one transaction at a time decide about a number; held until it ends. */
  async lock(work: Work, phoneNumber: string): Promise<void> {
    await work.rows(`select pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))`, [
      phoneNumber,
    ]);
  }

  /**
   * Notes that numbers are being asked. Who was asked already, agreed already or said STOP is left out: of two
   * transactions that ask the same number at once, one does.
   *
   * @returns the questions that are to go out; several for one number and company count as one
   */
  async ask(work: Work, questions: readonly ConsentQuestion[]): Promise<ConsentQuestion[]> {
    const distinct = new Map(
      questions.toReversed().map((question) => [phoneAndCompanyKey(question), question]),
    );
    if (distinct.size === 0) return [];
    const asked = await work.rows<{ phone_number: string; company_id: number }>(
      `with question as (
         select * from unnest($1::text[], $2::bigint[], $3::text[]) as q(phone_number, company_id, wording)
       ), fresh as (
         insert into consents (phone_number, company_id, asked_at)
         select phone_number, company_id, $4::timestamptz from question
          where not exists (select from phone_stops stops where stops.phone_number = question.phone_number)
          order by phone_number, company_id
             on conflict (phone_number, company_id) do update set asked_at = excluded.asked_at
          where consents.asked_at is null and consents.granted_at is null
         returning phone_number, company_id
       ), noted as (
         insert into consent_entries (phone_number, company_id, kind, source, wording, user_id, at, sender)
         select phone_number, company_id, 'asked', 'question', wording, $5::bigint, $4, $6 from question join fresh using (phone_number, company_id)
       )
       select phone_number, company_id from fresh`,
      [
        ...questionColumns([...distinct.values()]),
        work.now,
        work.actor.userId,
        this.provider.ownNumber,
      ],
    );
    return asked.map((row) =>
      distinct.get(
        phoneAndCompanyKey({ phoneNumber: row.phone_number, companyId: row.company_id }),
      )!,
    );
  }

  /** Our question will not arrive: the number may be asked again. */
  async withdrawQuestion(work: Work, phoneNumber: string, companyId: number): Promise<void> {
    await work.rows(
      `with cleared as (
         update consents set asked_at = null where phone_number = $1 and company_id = $2 and asked_at is not null returning company_id
       )
       insert into consent_entries (phone_number, company_id, kind, source, at, sender) select $1, company_id, 'unasked', 'question', $3::timestamptz, $4 from cleared`,
      [phoneNumber, companyId, work.now, this.provider.ownNumber],
    );
  }

  /**
   * Somebody said yes. After a stop this is a START, which gives consent back to the companies that had it and to no
   * others; else it answers every open question.
   *
   * @param wording the exact words
   * @param messageId the incoming message that said so
   * @returns the companies that may text from now on
   */
  async grant(
    work: Work,
    phoneNumber: string,
    wording: string,
    messageId: number,
  ): Promise<number[]> {
    const granted = await work.rows<{ company_id: number }>(
      `with started as (
         delete from phone_stops where phone_number = $1 returning phone_number
       ), answered as (
         update consents set granted_at = $3
          where phone_number = $1 and asked_at is not null and granted_at is null and not exists (select from started)
         returning company_id
       ), noted as (
         insert into consent_entries (phone_number, company_id, kind, source, wording, at, message_id, sender)
         select $1, null, 'granted', 'text', $2, $3::timestamptz, $4::bigint, $5 from started
          union all
         select $1, company_id, 'granted', 'text', $2, $3, $4, $5 from answered
       )
       select company_id from answered
        union all
       select company_id from consents where phone_number = $1 and granted_at is not null and exists (select from started)
        order by company_id`,
      [phoneNumber, wording, work.now, messageId, this.provider.ownNumber],
    );
    return granted.map((row) => row.company_id);
  }

  /**
   * Somebody said STOP, to all companies that send from our number; their open questions are closed.
   *
   * @param wording the exact words, theirs or the carrier's
   * @param messageId the incoming message that said so; without one, the carrier did
   */
  async revoke(
    work: Work,
    phoneNumber: string,
    wording: string,
    messageId: number | null = null,
  ): Promise<void> {
    await work.rows(
      `with stop as (
         insert into phone_stops (phone_number, stopped_at) values ($1, $3) on conflict (phone_number) do nothing
       ), closed as (
         update consents set asked_at = null where phone_number = $1 and asked_at is not null
       )
       insert into consent_entries (phone_number, company_id, kind, source, wording, at, message_id, sender)
       values ($1, null, 'revoked', case when $4::bigint is null then 'carrier' else 'text' end, $2, $3, $4, $5)`,
      [phoneNumber, wording, work.now, messageId, this.provider.ownNumber],
    );
  }

  /** @returns whether a stopped number is still to be told that it is: once for each stop */
  async claimStopConfirmation(work: Work, phoneNumber: string): Promise<boolean> {
    return (
      (await work.execute(
        'update phone_stops set confirmed_at = $2 where phone_number = $1 and confirmed_at is null',
        [phoneNumber, work.now],
      )) > 0
    );
  }

  /** A manager vouches that these people agreed (by word, on paper); a STOP still holds until they say START. */
  async grantByHand(work: Work, companyId: number, phoneNumbers: readonly string[]): Promise<void> {
    if (phoneNumbers.length === 0) return;
    await work.rows(
      `with fresh as (
         insert into consents (phone_number, company_id, granted_at)
         select distinct phone_number, $2::bigint, $3::timestamptz from unnest($1::text[]) as n(phone_number) order by phone_number
             on conflict (phone_number, company_id) do update set granted_at = excluded.granted_at where consents.granted_at is null
         returning phone_number
       )
       insert into consent_entries (phone_number, company_id, kind, source, user_id, at, sender)
       select phone_number, $2, 'granted', 'ticked', $4::bigint, $3, $5 from fresh`,
      [[...phoneNumbers], companyId, work.now, work.actor.userId, this.provider.ownNumber],
    );
  }
}

function questionColumns(questions: readonly ConsentQuestion[]): [string[], number[], string[]] {
  return [
    questions.map((q) => q.phoneNumber),
    questions.map((q) => q.companyId),
    questions.map((q) => q.wording),
  ];
}
