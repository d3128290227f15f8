import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { ConsentRevoked } from '../consent/consent.facts.js';
import { ConsentService } from '../consent/consent.service.js';
import { TEXT_TEMPLATES } from '../templates/text-templates.js';
import { ConsentGranted } from './incoming.facts.js';
import type { IncomingText, TextReply } from './text-reply.js';

/** Applies a text to the consent of its number, and replies. */
@Injectable()
export class ConsentAnswerService {
  constructor(
    private readonly consents: ConsentService,
    private readonly facts: FactBus,
  ) {}

  /** A yes to the open questions of some companies, and to no others. */
  async accept(
    work: Work,
    text: IncomingText,
    companyIds: readonly number[],
    reply: TextReply,
  ): Promise<void> {
    const { from, body, id, sender } = text;
    const granted = await this.consents.grant(work, from, companyIds, body, id, sender);
    await this.facts.record(work, new ConsentGranted(text.from, granted, reply));
    reply.add(TEXT_TEMPLATES[reply.language].replies.thanks(reply.offers));
  }

  /** Lifts a STOP: companies that had consent before may text again. A number that is nobody's hears that alone. */
  async start(work: Work, text: IncomingText, reply: TextReply): Promise<void> {
    const { from, body, id, sender } = text;
    const restored = await this.consents.grant(work, from, [], body, id, sender);
    await this.facts.record(work, new ConsentGranted(text.from, restored, reply));
    const { replies } = TEXT_TEMPLATES[reply.language];
    if (!reply.isOfSomebody) return reply.add(replies.notRecognised);
    reply.add(restored.length > 0 ? replies.thanks(reply.offers) : replies.startedWithoutConsent);
  }

  /** Companies stop texting the number from that sender. The carrier confirms it, so we do not reply. */
  async stop(work: Work, { from, body, id, sender }: IncomingText): Promise<void> {
    await this.consents.revoke(work, from, body, id, sender);
    await this.facts.record(work, new ConsentRevoked(from, sender));
  }
}
