import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PhonePseudonymService } from '../consent/phone-pseudonym.service.js';
import { mentionedIn, type Mentions } from './rules/mention-pattern.js';

/** The person whose messages are erased. */
export interface PersonInMessages {
  /** E.164. */
  phoneNumbers: readonly string[];
  emails: readonly string[];
  /** Labor requests whose messages were sent to the person, whatever the number was then. */
  requestIds: readonly number[];
  /** Companies whose messages to others may name the person. */
  companyIds: readonly number[];
  /** Null: there is nothing to search for. */
  mentions: Mentions | null;
  /** Replaces the name. */
  pseudonym: string;
}

/** Erases messages to and from a person, and their consent. Numbers of segments stay for billing. */
@Injectable()
export class MessageErasingService {
  constructor(private readonly pseudonyms: PhonePseudonymService) {}

  /** Numbers that the messages about these requests went to. */
  async numbersOfRequests(work: Work, requestIds: readonly number[]): Promise<string[]> {
    const rows = await work.rows<{ recipient: string }>(
      `select distinct m.recipient from outgoing_messages m
        where m.subject_id = any($1::bigint[]) and m.channel = 'sms' and m.recipient like '+%'`,
      [requestIds],
    );
    return rows.map(({ recipient }) => recipient);
  }

  async erase(work: Work, person: PersonInMessages): Promise<void> {
    await this.eraseOutgoing(work, person);
    await this.eraseIncoming(work, person);
    await this.eraseConsent(work, person.phoneNumbers);
    if (person.mentions) await this.eraseMentions(work, person, person.mentions);
  }

  /** Waiting messages are dropped. */
  private async eraseOutgoing(work: Work, person: PersonInMessages): Promise<void> {
    const { phoneNumbers, emails, requestIds } = person;
    const recipients = [...phoneNumbers, ...emails];
    await work.rows(
      `update outgoing_messages
          set recipient = 'erased', subject = null, body = '', html = null, secrets = null, provider_id = null, error = null,
              status = case when status in ('queued', 'held', 'sending') then 'dropped' else status end
        where recipient = any($1::text[]) or channel = 'mail' and lower(recipient) = any($2::text[]) or subject_id = any($3::bigint[])`,
      [recipients, emails.map((email) => email.toLowerCase()), requestIds],
    );
    await work.rows(
      `delete from simulated_messages where recipient = any($1::text[])
          or message_id in (select m.id from outgoing_messages m where m.subject_id = any($2::bigint[]))`,
      [recipients, requestIds],
    );
  }

  private async eraseIncoming(work: Work, { phoneNumbers }: PersonInMessages): Promise<void> {
    await work.rows(
      `update incoming_messages set sender = 'erased', body = '', reply = null, provider_id = null where sender = any($1::text[])`,
      [phoneNumbers],
    );
  }

  /** The ledger keeps its lines, and a STOP under a keyed hash, by which `StopRecallService` recognises the number. */
  private async eraseConsent(work: Work, phoneNumbers: readonly string[]): Promise<void> {
    const numbers = [[...phoneNumbers], phoneNumbers.map((each) => this.pseudonyms.of(each))];
    await work.rows('delete from consents where phone_number = any($1::text[])', [phoneNumbers]);
    await work.rows(
      `update consent_entries set phone_number = given.pseudonym, wording = null
         from unnest($1::text[], $2::text[]) as given(number, pseudonym) where consent_entries.phone_number = given.number`,
      numbers,
    );
    await work.rows(
      `with gone as (
         delete from phone_stops where phone_number = any($1::text[]) returning *
       )
       insert into phone_stops (phone_number, sender, stopped_at, confirmed_at)
       select given.pseudonym, gone.sender, gone.stopped_at, gone.confirmed_at
         from gone join unnest($1::text[], $2::text[]) as given(number, pseudonym) on given.number = gone.phone_number
           on conflict do nothing`,
      numbers,
    );
  }

  /** Erases mentions in messages to others. Labor handles texts from others, since it knows their numbers. */
  private async eraseMentions(
    work: Work,
    { companyIds, pseudonym }: PersonInMessages,
    { pattern, hints }: Mentions,
  ): Promise<void> {
    const replaced = (column: string): string =>
      `${column} = regexp_replace(${column}, $1, $3, 'g')`;
    const given = [pattern, hints, pseudonym, companyIds];
    await work.rows(
      `update outgoing_messages set ${['subject', 'body', 'html', 'error'].map(replaced).join(', ')}
        where (company_id = any($4::bigint[]) or company_id is null) and ${mentionedIn("concat_ws(' ', subject, body, html, error)")}`,
      given,
    );
    await work.rows(
      `update simulated_messages set ${['subject', 'body', 'html'].map(replaced).join(', ')}
        where message_id in (select m.id from outgoing_messages m where m.company_id = any($4::bigint[]) or m.company_id is null)
          and ${mentionedIn("concat_ws(' ', subject, body, html)")}`,
      given,
    );
  }
}
