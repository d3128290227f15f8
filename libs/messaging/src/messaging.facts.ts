import { Fact } from '#libs/platform';
import type { MessageKind } from './rules/gate.js';
import type { JobWords } from './rules/job-words.js';
import type { Language } from './rules/templates.js';
import type { QueuedOffer } from './rules/template-shapes.js';

/** Collects what is said back to a text; followers may add to it. */
export class Reply {
  private readonly parts: string[] = [];
  /** Of the sentences we add ourselves; whoever knows the person may change it. */
  language: Language = 'en';
  /** Offers that waited for a yes: one line each, below the thanks. */
  readonly offers: QueuedOffer[] = [];
  private answeredElsewhere = false;

  say(text: string): void {
    this.parts.push(text);
  }

  /** What there is to say goes out as a message of its own. */
  sayNothing(): void {
    this.answeredElsewhere = true;
  }

  get isAnswered(): boolean {
    return this.answeredElsewhere || this.parts.length > 0;
  }

  get text(): string | null {
    return this.parts.length > 0 ? this.parts.join('\n\n') : null;
  }
}

/** A number texted us and gets a reply; whoever knows the person behind it sets its language, and may add to it. */
export abstract class TextFact extends Fact {
  constructor(
    readonly phoneNumber: string,
    readonly reply: Reply,
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
    reply: Reply,
  ) {
    super(phoneNumber, reply, {
      companyId: companyIds[0] ?? null,
      subject: 'consent',
      after: { company_ids: companyIds },
    });
  }
}

/** A number said STOP, to all companies that send from ours. */
export class ConsentRevoked extends Fact {
  readonly name = 'consent.revoked';
  constructor(readonly phoneNumber: string) {
    super({ companyId: null, subject: 'consent', subjectId: null });
  }
}

/** A text that is about neither consent nor stop: labor knows which offers are open and what to say. */
export class TextReceived extends TextFact {
  readonly name = 'text.received';
  constructor(
    phoneNumber: string,
    readonly words: JobWords,
    reply: Reply,
  ) {
    super(phoneNumber, reply, { subject: 'text', after: { word: words.word } });
  }
}

/** A number that said STOP texts us something else, and is told once how to start again. */
export class TextRefused extends TextFact {
  readonly name = 'text.refused';
  constructor(phoneNumber: string, reply: Reply) {
    super(phoneNumber, reply, { subject: 'text' });
  }
}

/** A message will not arrive: the provider refused it for good, or we dropped it. */
export class MessageFailed extends Fact {
  readonly name = 'message.failed';
  constructor(
    companyId: number | null,
    readonly messageId: number,
    readonly kind: MessageKind | 'mail',
    readonly aboutId: number | null,
    readonly reason: string,
  ) {
    super({ companyId, subject: 'message', subjectId: messageId, after: { reason } });
  }
}
