import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { ConsentService } from '../consent/consent.service.js';
import { StopRecallService } from '../consent/stop-recall.service.js';
import { insertMessages } from '../outgoing/insert-messages.js';
import { splitMessage } from '../templates/message-length.js';
import { countSegments } from '../templates/segments.js';
import { TEXT_TEMPLATES } from '../templates/text-templates.js';
import { senderOf } from '../consent/sender.js';
import { ConsentAnswerService } from './consent-answer.service.js';
import { TextReceived, TextRefused } from './incoming.facts.js';
import { IncomingMessage } from './incoming-message.entity.js';
import { type OptOutType, parseTextIntent, type TextIntent } from './rules/text-intent.js';
import { type IncomingText, TextReply } from './text-reply.js';
import { TextedSenderQueries } from './texted-sender.queries.js';

export interface InboundText {
  /** E.164. */
  from: string;
  /** Our number that was texted. */
  to?: string | null;
  /** Our messaging service that was texted. */
  service?: string | null;
  body: string;
  /** The provider's own interpretation, on which it has acted. */
  optOut?: OptOutType | null;
  /** The provider's id of this text; it delivers the text again when our answer is late. */
  providerId?: string | null;
}

/** Stores incoming texts, acts on them, and returns the reply. */
@Injectable()
export class InboundTextService {
  constructor(
    private readonly consents: ConsentService,
    private readonly answers: ConsentAnswerService,
    private readonly senders: TextedSenderQueries,
    private readonly stops: StopRecallService,
    private readonly facts: FactBus,
  ) {}

  /**
   * A text that was delivered before changes nothing and gets the same reply.
   *
   * @returns the reply; null: none (the carrier answers a STOP)
   */
  async receive(
    work: Work,
    { from, to = null, service = null, body: sent, optOut = null, providerId = null }: InboundText,
  ): Promise<string | null> {
    const body = storable(sent);
    await this.consents.lock(work, from);
    const id = await this.store(work, from, body, providerId);
    if (id === null) return this.earlierReply(work, providerId);

    await this.stops.recall(work, [from]);
    const texted = [to, service].filter((each) => each !== null);
    const sender = await this.senders.find(work, from, texted);
    const text = { id, from, to, sender, body };
    const reply = await this.answer(work, text, parseTextIntent(body, optOut));
    if (reply !== null) await this.storeReply(work, text, reply);
    return reply;
  }

  private async answer(work: Work, text: IncomingText, intent: TextIntent): Promise<string | null> {
    if (intent.word === 'stop') {
      await this.answers.stop(work, text);
      return null;
    }
    const reply = new TextReply();
    const isStopped = await this.isStopped(work, text);
    const lifts = intent.word === 'start' || (intent.word === 'accept' && intent.liftsStop);
    if (isStopped && lifts) {
      await this.answers.start(work, text, reply);
      const stop = { isLifted: true, isInForce: false };
      await this.facts.record(work, new TextReceived(text, { word: 'start' }, reply, stop));
      return reply.text;
    }
    if (isStopped && intent.word !== 'help') return this.confirmStopOnce(work, text, reply);

    const stop = { isLifted: false, isInForce: isStopped };
    await this.facts.record(work, new TextReceived(text, intent, reply, stop));
    if (reply.isAnswered) return reply.text;
    const { replies } = TEXT_TEMPLATES[reply.language];
    return intent.word === 'help'
      ? replies.help({ companies: [], isStopped })
      : replies.notRecognised;
  }

  /** The one text that a stopped number gets: how to start again. */
  private async confirmStopOnce(
    work: Work,
    { from, sender }: IncomingText,
    reply: TextReply,
  ): Promise<string | null> {
    if (!(await this.consents.claimStopConfirmation(work, from, sender))) return null;
    await this.facts.record(work, new TextRefused(from, reply));
    return TEXT_TEMPLATES[reply.language].replies.unsubscribed;
  }

  private async isStopped(work: Work, { from, sender }: IncomingText): Promise<boolean> {
    const stop = await work.row(
      'select 1 from phone_stops where phone_number = $1 and sender = $2',
      [from, sender],
    );
    return stop !== null;
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

  /**
   * Stored as an outgoing message too: it is billed, and part of the conversation; with a company
   * if only one has to do with the number and the sender that was texted.
   */
  private async storeReply(
    work: Work,
    { id, from: to, sender }: IncomingText,
    body: string,
  ): Promise<void> {
    await work.tx.update(IncomingMessage, id, { reply: body });
    const companies = await work.rows<{ company_id: number }>(
      `select c.id as company_id from companies c
        where ${senderOf('c')} = $2
          and c.id in (select company_id from consents where phone_number = $1
                        union select company_id from outgoing_messages where recipient = $1 and channel = 'sms' and kind <> 'reply')`,
      [to, sender],
    );
    const companyId = companies.length === 1 ? companies[0]!.company_id : null;
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
