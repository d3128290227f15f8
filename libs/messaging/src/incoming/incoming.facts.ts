import { Fact } from '#libs/platform';
import type { JobIntent } from './rules/job-intent.js';
import type { Language } from '../templates/text-templates.js';
import type { QueuedOffer } from '../templates/text-templates.types.js';

/** Collects the reply to a text; followers add to it. */
export class TextReply {
  private readonly parts: string[] = [];
  /** Language of our own sentences; labor sets it for numbers it knows. */
  language: Language = 'en';
  /** Offers that waited for consent: one line each, below the thanks. */
  readonly offers: QueuedOffer[] = [];
  private isAnsweredSeparately = false;

  add(text: string): void {
    this.parts.push(text);
  }

  /** Whether the reply is sent as a message of its own. */
  answerSeparately(): void {
    this.isAnsweredSeparately = true;
  }

  get isAnswered(): boolean {
    return this.isAnsweredSeparately || this.parts.length > 0;
  }

  get text(): string | null {
    return this.parts.length > 0 ? this.parts.join('\n\n') : null;
  }
}

/** A number texted us and gets a reply. Followers set its language and may add to it. */
export abstract class TextFact extends Fact {
  constructor(
    readonly phoneNumber: string,
    readonly reply: TextReply,
    values: Pick<Fact, 'subject'> & { companyId?: number | null; after?: object | null },
  ) {
    super({ companyId: null, subjectId: null, ...values });
  }
}

/** A number gave consent to companies whose question was open, or sent START after a STOP. */
export class ConsentGranted extends TextFact {
  readonly name = 'consent.granted';
  constructor(
    phoneNumber: string,
    readonly companyIds: readonly number[],
    reply: TextReply,
  ) {
    super(phoneNumber, reply, {
      companyId: companyIds[0] ?? null,
      subject: 'consent',
      after: { company_ids: companyIds },
    });
  }
}

/** A text that is not about consent; labor knows the open offers. */
export class TextReceived extends TextFact {
  readonly name = 'text.received';
  constructor(
    phoneNumber: string,
    readonly intent: JobIntent,
    reply: TextReply,
  ) {
    super(phoneNumber, reply, { subject: 'text', after: { word: intent.word } });
  }
}

/** A stopped number sent another text, and is told once how to start again. */
export class TextRefused extends TextFact {
  readonly name = 'text.refused';
  constructor(phoneNumber: string, reply: TextReply) {
    super(phoneNumber, reply, { subject: 'text' });
  }
}
