import { Fact } from '#libs/platform';
import type { MessageKind } from './rules/gate.js';
import type { Language } from './rules/templates.js';
import type { QueuedOffer } from './rules/template-shapes.js';

/** Collects what is said back to a text; followers may add to it. */
export class Reply {
  private readonly parts: string[] = [];
  /** Of the sentences we add ourselves; whoever knows the person may change it. */
  language: Language = 'en';
  /** Offers that waited for a yes: one line each, below the thanks. */
  readonly offers: QueuedOffer[] = [];

  say(text: string): void {
    this.parts.push(text);
  }

  get text(): string | null {
    return this.parts.length > 0 ? this.parts.join('\n\n') : null;
  }
}

/** A number said yes to companies whose question was open (or said START after a stop). */
export class ConsentGranted extends Fact {
  readonly name = 'consent.granted';
  constructor(
    readonly phoneNumber: string,
    readonly companyIds: readonly number[],
    readonly reply: Reply,
  ) {
    super({ companyId: companyIds[0] ?? null, subject: 'consent', subjectId: null, after: { company_ids: companyIds } });
  }
}

/** A number said STOP, to all companies that send from ours. */
export class ConsentRevoked extends Fact {
  readonly name = 'consent.revoked';
  constructor(readonly phoneNumber: string) {
    super({ companyId: null, subject: 'consent', subjectId: null });
  }
}

/** A text that is about neither consent nor stop: labor knows whether an offer is open and what to say. */
export class TextReceived extends Fact {
  readonly name = 'text.received';
  constructor(
    readonly phoneNumber: string,
    readonly word: 'accept' | 'decline' | 'unclear',
    readonly body: string,
    readonly reply: Reply,
  ) {
    super({ companyId: null, subject: 'text', subjectId: null, after: { word } });
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
