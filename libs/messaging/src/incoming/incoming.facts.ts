import { Fact } from '#libs/platform';
import type { JobIntent } from './rules/job-intent.js';
import type { Language } from '../templates/text-templates.js';
import type { QueuedOffer } from '../templates/text-templates.types.js';

/** Collects what is said back to a text; followers may add to it. */
export class TextReply {
  private readonly parts: string[] = [];
  /** Of the sentences we add ourselves; whoever knows the person may change it. */
  language: Language = 'en';
  /** Offers that waited for a yes: one line each, below the thanks. */
  readonly offers: QueuedOffer[] = [];
  private isAnsweredSeparately = false;

  add(text: string): void {
    this.parts.push(text);
  }

  /** What there is to say goes out as a message of its own. */
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

/** A number texted us and gets a reply; whoever knows the person behind it sets its language, and may add to it. */
export abstract class TextFact extends Fact {
  constructor(
    readonly phoneNumber: string,
    readonly reply: TextReply,
    values: Pick<Fact, 'subject'> & { companyId?: number | null; after?: object | null },
  ) {
    super({ companyId: null, subjectId: null, ...values });
  }
}

/** A number said yes to companies whose question was open (or said START after a stop). */
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

/** A text that is about neither consent nor stop: labor knows which offers are open and what to say. */
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

/** A number that said STOP texts us something else, and is told once how to start again. */
export class TextRefused extends TextFact {
  readonly name = 'text.refused';
  constructor(phoneNumber: string, reply: TextReply) {
    super(phoneNumber, reply, { subject: 'text' });
  }
}
