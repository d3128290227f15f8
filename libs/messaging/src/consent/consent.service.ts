import { Inject, Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SMS_PROVIDER, type SmsProvider } from '../providers/sms.provider.js';
import { phoneAndCompanyKey } from './consent-statuses.js';
import { ownSender, senderOf, SHARED_SENDER } from './sender.js';

export interface ConsentQuestion {
  phoneNumber: string;
  companyId: number;
  /** The text of the question as it is sent. */
  wording: string;
}

/**
 * Who may text whom. Every verb writes the append-only ledger and its folds (`consents`,
 * `phone_stops`) in one statement, so that they always agree; `foldConsentEntries` specifies the
 * fold.
 */
@Injectable()
export class ConsentService {
  constructor(@Inject(SMS_PROVIDER) private readonly provider: Pick<SmsProvider, 'ownNumber'>) {}

  /** Serializes decisions about a number until the transaction ends. */
  async lock(work: Work, phoneNumber: string): Promise<void> {
    await work.rows(`select pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))`, [
      phoneNumber,
    ]);
  }

  /**
   * Records consent questions. Skips numbers that were asked, have agreed or sent STOP; of two
   * simultaneous transactions only one asks.
   *
   * @returns the questions to send; one for each number and company
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
          where not exists (select from phone_stops stops join companies c on c.id = question.company_id
                             where stops.phone_number = question.phone_number and stops.sender = ${senderOf('c')})
          order by phone_number, company_id
             on conflict (phone_number, company_id) do update set asked_at = excluded.asked_at
          where consents.asked_at is null and consents.granted_at is null
         returning phone_number, company_id
       ), noted as (
         insert into consent_entries (phone_number, company_id, kind, source, wording, user_id, at, sender)
         select phone_number, company_id, 'asked', 'question', wording, $5::bigint, $4,
                coalesce((select c.sms_sender from companies c where c.id = company_id), $6)
           from question join fresh using (phone_number, company_id)
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

  /** The question could not be delivered: the number may be asked again. */
  async withdrawQuestion(work: Work, phoneNumber: string, companyId: number): Promise<void> {
    await work.rows(
      `with cleared as (
         update consents set asked_at = null where phone_number = $1 and company_id = $2 and asked_at is not null returning company_id
       )
       insert into consent_entries (phone_number, company_id, kind, source, at, sender) select $1, company_id, 'unasked', 'question', $3::timestamptz, coalesce(c.sms_sender, $4)
         from cleared join companies c on c.id = company_id`,
      [phoneNumber, companyId, work.now, this.provider.ownNumber],
    );
  }

  /**
   * Records a yes. After a STOP it is a START, which restores the consents that existed with
   * companies on this sender; otherwise it answers the open questions of some companies.
   *
   * @param companyIds whose questions it answers
   * @param wording the exact text
   * @param messageId the incoming message
   * @param sender that was texted: `SHARED_SENDER` or a company's own
   * @returns the companies that may text from now on
   */
  async grant(
    work: Work,
    phoneNumber: string,
    companyIds: readonly number[],
    wording: string,
    messageId: number,
    sender = SHARED_SENDER,
  ): Promise<number[]> {
    const granted = await work.rows<{ company_id: number }>(
      `with started as (
         delete from phone_stops where phone_number = $1 and sender = $7 returning phone_number
       ), answered as (
         update consents set granted_at = $3
          where phone_number = $1 and company_id = any($6::bigint[]) and asked_at is not null and granted_at is null
            and not exists (select from started)
         returning company_id
       ), noted as (
         insert into consent_entries (phone_number, company_id, kind, source, wording, at, message_id, sender, own_sender)
         select $1, null, 'granted', 'text', $2, $3::timestamptz, $4::bigint, $5, $8 from started
          union all
         select $1, company_id, 'granted', 'text', $2, $3, $4, $5, null from answered
       )
       select company_id from answered
        union all
       select company_id from consents join companies c on c.id = company_id
        where consents.phone_number = $1 and granted_at is not null and exists (select from started) and ${senderOf('c')} = $7
        order by company_id`,
      [
        ...[phoneNumber, wording, work.now, messageId],
        ownSender(sender) ?? this.provider.ownNumber,
        [...companyIds],
        ...[sender, ownSender(sender)],
      ],
    );
    return granted.map((row) => row.company_id);
  }

  /**
   * Records a STOP for all companies on a sender, and closes their open questions.
   *
   * @param wording the exact text, of the person or the carrier
   * @param messageId the incoming message; null: the carrier reported it
   * @param sender that was stopped: `SHARED_SENDER` or a company's own
   */
  async revoke(
    work: Work,
    phoneNumber: string,
    wording: string,
    messageId: number | null = null,
    sender = SHARED_SENDER,
  ): Promise<void> {
    await work.rows(
      `with stop as (
         insert into phone_stops (phone_number, sender, stopped_at) values ($1, $6, $3) on conflict do nothing
       ), closed as (
         update consents set asked_at = null
          where phone_number = $1 and asked_at is not null and company_id in (select c.id from companies c where ${senderOf('c')} = $6)
       )
       insert into consent_entries (phone_number, company_id, kind, source, wording, at, message_id, sender, own_sender)
       values ($1, null, 'revoked', case when $4::bigint is null then 'carrier' else 'text' end, $2, $3, $4, $5, $7)`,
      [
        ...[phoneNumber, wording, work.now, messageId],
        ownSender(sender) ?? this.provider.ownNumber,
        ...[sender, ownSender(sender)],
      ],
    );
  }

  /** @returns whether to send the one confirmation that a stopped number gets */
  async claimStopConfirmation(
    work: Work,
    phoneNumber: string,
    sender = SHARED_SENDER,
  ): Promise<boolean> {
    return (
      (await work.execute(
        'update phone_stops set confirmed_at = $2 where phone_number = $1 and sender = $3 and confirmed_at is null',
        [phoneNumber, work.now, sender],
      )) > 0
    );
  }

  /**
   * Records that a manager has these people's consent (spoken, on paper). A STOP stays in force
   * until they send START.
   */
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
       select phone_number, $2, 'granted', 'ticked', $4::bigint, $3, coalesce((select sms_sender from companies where id = $2), $5) from fresh`,
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
