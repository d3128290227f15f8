import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { Consents } from './consent.service.js';
import {
  ConsentGranted,
  ConsentRevoked,
  Reply,
  TextReceived,
  TextRefused,
} from './messaging.facts.js';
import { writeMessages } from './outgoing-messages.js';
import { segmentsOf } from './rules/segments.js';
import { TEMPLATES } from './rules/templates.js';
import { type Meaning, meaningOf, type Word } from './rules/words.js';

export interface InboundText {
  /** E.164. */
  from: string;
  body: string;
  /** The provider's id of this text; it delivers the same one again when our answer is late. */
  providerId?: string | null;
}

/** What we know of a number that texts us. */
interface Acquaintance {
  known: boolean;
  stopped: boolean;
  /** A consent question waits for its answer. */
  question_open: boolean;
  consented: boolean;
  /** Companies that texted this number or asked it. */
  company_ids: number[];
}

/** A text we kept, and what it means. */
interface ReadText {
  id: number;
  from: string;
  body: string;
  meaning: Meaning;
  sender: Acquaintance;
}

/** Reads what people text to us, acts on it, and answers at once. */
@Injectable()
export class InboundTexts {
  constructor(
    private readonly consents: Consents,
    private readonly facts: FactBus,
  ) {}

  /**
   * A text that was delivered before changes nothing, and gets the same reply.
   *
   * @returns what to answer; null for nothing (a stop is answered by the carrier)
   */
  async receive(
    work: Work,
    { from, body: sent, providerId = null }: InboundText,
  ): Promise<string | null> {
    const body = storable(sent);
    await this.consents.lock(work, from);
    const id = await this.keep(work, from, body, providerId);
    if (id === null) return this.earlierReply(work, providerId);

    const sender = await this.recognise(work, from);
    const meaning = meaningOf(body, {
      consentQuestion: sender.question_open,
      stopped: sender.stopped,
    });
    const reply = await this.answer(work, { id, from, body, meaning, sender });
    if (reply !== null) await this.say(work, id, from, reply, sender);
    return reply;
  }

  private async answer(work: Work, text: ReadText): Promise<string | null> {
    const { id, from, body, meaning, sender } = text;
    const reply = new Reply();
    if (meaning.word === 'revoke') {
      await this.consents.revoke(work, from, body, id);
      await this.facts.record(work, new ConsentRevoked(from));
      return null;
    }
    if (meaning.word === 'grant') {
      const companyIds = await this.consents.grant(work, from, body, id);
      await this.facts.record(work, new ConsentGranted(from, companyIds, reply));
      return [TEMPLATES[reply.language].replies.thanks(reply.offers), reply.text]
        .filter(Boolean)
        .join('\n\n');
    }
    if (sender.stopped) return this.refuse(work, from, reply);

    await this.facts.record(work, new TextReceived(from, meaning, reply));
    return reply.isAnswered ? reply.text : ownWords(meaning.word, sender, reply);
  }

  /** The one confirmation that a stopped number gets: how to start again, once for each stop. */
  private async refuse(work: Work, from: string, reply: Reply): Promise<string | null> {
    if (!(await this.consents.confirmStop(work, from))) return null;
    await this.facts.record(work, new TextRefused(from, reply));
    return TEMPLATES[reply.language].replies.unsubscribed;
  }

  /** @returns null when it was kept before */
  private async keep(
    work: Work,
    from: string,
    body: string,
    providerId: string | null,
  ): Promise<number | null> {
    const kept = await work.row<{ id: number }>(
      `insert into incoming_messages (sender, body, provider_id, received_at) values ($1, $2, $3, $4) on conflict do nothing returning id`,
      [from, body, providerId, work.now],
    );
    return kept?.id ?? null;
  }

  private async earlierReply(work: Work, providerId: string | null): Promise<string | null> {
    const earlier = await work.row<{ reply: string | null }>(
      `select reply from incoming_messages where provider_id = $1`,
      [providerId],
    );
    return earlier?.reply ?? null;
  }

  private async recognise(work: Work, from: string): Promise<Acquaintance> {
    const sender = await work.row<Acquaintance>(
      `with ours as (
         select company_id, asked_at, granted_at from consents where phone_number = $1
       ), told as (
         select distinct company_id from outgoing_messages where recipient = $1 and channel = 'sms' and kind <> 'reply'
       ), stop as (
         select 1 from phone_stops where phone_number = $1
       )
       select exists (select from ours) or exists (select from told) or exists (select from consent_entries where phone_number = $1) as known,
              exists (select from stop) as stopped,
              exists (select from ours where asked_at is not null and granted_at is null) and not exists (select from stop) as question_open,
              exists (select from ours) and not exists (select from ours where granted_at is null) as consented,
              array(select company_id from ours union select company_id from told where company_id is not null) as company_ids`,
      [from],
    );
    return sender!;
  }

  /** Kept as a message of its own, which counts, belongs to the conversation, and to the company if there is just one. */
  private async say(
    work: Work,
    incomingId: number,
    to: string,
    body: string,
    { company_ids: companyIds }: Acquaintance,
  ): Promise<void> {
    await work.rows(`update incoming_messages set reply = $2 where id = $1`, [incomingId, body]);
    const companyId = companyIds.length === 1 ? companyIds[0]! : null;
    const { segments } = segmentsOf(body);
    const unused = {
      subject: null,
      html: null,
      subjectId: null,
      callStartsAt: null,
      timeZone: null,
    };
    await writeMessages(work, [
      {
        ...unused,
        channel: 'sms',
        kind: 'reply',
        companyId,
        recipient: to,
        body,
        segments,
        status: 'sent',
      },
    ]);
  }
}

/** A database holds neither NUL nor half a character; a text is worth more than a refusal. */
function storable(body: string): string {
  return body.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What we say when nobody else had an answer. */
function ownWords(word: Word, sender: Acquaintance, { language }: Reply): string {
  const { replies } = TEMPLATES[language];
  if (!sender.known) return replies.notRecognised;
  if (sender.question_open) return replies.howToConsent;
  return word === 'accept' && sender.consented ? replies.alreadySet : replies.automated(null);
}
