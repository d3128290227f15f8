import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { ConsentService } from '../consent/consent.service.js';
import { ConsentRevoked } from '../consent/consent.facts.js';
import { ConsentGranted, TextReply, TextReceived, TextRefused } from './incoming.facts.js';
import { insertMessages } from '../outgoing/insert-messages.js';
import { splitMessage } from '../templates/message-length.js';
import { countSegments } from '../templates/segments.js';
import { TEXT_TEMPLATES } from '../templates/text-templates.js';
import { IncomingMessage } from './incoming-message.entity.js';
import { type TextIntent, parseTextIntent, type TextIntentName } from './rules/text-intent.js';

export interface InboundText {
  /** E.164. */
  from: string;
  body: string;
  /** The provider's id of this text; it delivers the text again when our answer is late. */
  providerId?: string | null;
}

/** What we know about a number that texts us. */
interface SenderProfile {
  known: boolean;
  stopped: boolean;
  /** A consent question is open. */
  question_open: boolean;
  consented: boolean;
  /** Companies that texted this number or asked it for consent. */
  company_ids: number[];
}

/** A stored text, and its meaning. */
interface ParsedText {
  id: number;
  from: string;
  body: string;
  intent: TextIntent;
  sender: SenderProfile;
}

/** Stores incoming texts, acts on them, and returns the reply. */
@Injectable()
export class InboundTextService {
  constructor(
    private readonly consents: ConsentService,
    private readonly facts: FactBus,
  ) {}

  /**
   * A text that was delivered before changes nothing and gets the same reply.
   *
   * @returns the reply; null: none (the carrier answers a STOP)
   */
  async receive(
    work: Work,
    { from, body: sent, providerId = null }: InboundText,
  ): Promise<string | null> {
    const body = storable(sent);
    await this.consents.lock(work, from);
    const id = await this.store(work, from, body, providerId);
    if (id === null) return this.earlierReply(work, providerId);

    const sender = await this.loadSender(work, from);
    const meaning = parseTextIntent(body, {
      consentQuestion: sender.question_open,
      stopped: sender.stopped,
    });
    const reply = await this.answer(work, { id, from, body, intent: meaning, sender });
    if (reply !== null) await this.storeReply(work, id, from, reply, sender);
    return reply;
  }

  private async answer(work: Work, text: ParsedText): Promise<string | null> {
    const { id, from, body, intent, sender } = text;
    const reply = new TextReply();
    if (intent.word === 'revoke') {
      await this.consents.revoke(work, from, body, id);
      await this.facts.record(work, new ConsentRevoked(from));
      return null;
    }
    if (intent.word === 'grant') {
      const companyIds = await this.consents.grant(work, from, body, id);
      await this.facts.record(work, new ConsentGranted(from, companyIds, reply));
      return [TEXT_TEMPLATES[reply.language].replies.thanks(reply.offers), reply.text]
        .filter(Boolean)
        .join('\n\n');
    }
    if (sender.stopped) return this.confirmStopOnce(work, from, reply);

    await this.facts.record(work, new TextReceived(from, intent, reply));
    return reply.isAnswered ? reply.text : defaultReply(intent.word, sender, reply);
  }

  /** The one text that a stopped number gets: how to start again. */
  private async confirmStopOnce(
    work: Work,
    from: string,
    reply: TextReply,
  ): Promise<string | null> {
    if (!(await this.consents.claimStopConfirmation(work, from))) return null;
    await this.facts.record(work, new TextRefused(from, reply));
    return TEXT_TEMPLATES[reply.language].replies.unsubscribed;
  }

  /** @returns null when it was stored before */
  private async store(
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

  private async loadSender(work: Work, from: string): Promise<SenderProfile> {
    const sender = await work.row<SenderProfile>(
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

  /**
   * Stored as an outgoing message too: it is billed, and part of the conversation; with a company
   * if there is only one.
   */
  private async storeReply(
    work: Work,
    incomingId: number,
    to: string,
    body: string,
    { company_ids: companyIds }: SenderProfile,
  ): Promise<void> {
    await work.tx.update(IncomingMessage, incomingId, { reply: body });
    const companyId = companyIds.length === 1 ? companyIds[0]! : null;
    const unused = {
      subject: null,
      secrets: null,
      html: null,
      subjectId: null,
      callStartsAt: null,
      timeZone: null,
    };
    await insertMessages(
      work,
      splitMessage(body).map((part) => ({
        ...unused,
        channel: 'sms',
        kind: 'reply',
        companyId,
        recipient: to,
        body: part,
        segments: countSegments(part).segments,
        status: 'sent',
      })),
    );
  }
}

/**
 * Removes NUL and lone surrogates, which PostgreSQL cannot store, rather than refusing the text.
 */
function storable(body: string): string {
  return body.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The default reply, when no follower has one. */
function defaultReply(
  word: TextIntentName,
  sender: SenderProfile,
  { language }: TextReply,
): string {
  const { replies } = TEXT_TEMPLATES[language];
  if (!sender.known) return replies.notRecognised;
  if (sender.question_open) return replies.howToConsent;
  return word === 'accept' && sender.consented ? replies.alreadySet : replies.automated(null);
}
