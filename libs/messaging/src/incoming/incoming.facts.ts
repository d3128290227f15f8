import { Fact } from '#libs/platform';
import type { TextIntent } from './rules/text-intent.js';
import type { IncomingText, TextReply } from './text-reply.js';

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

/** A number gave consent to companies whose question it answered, or sent START after a STOP. */
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

/** A text that is no STOP; labor finds its sender and open questions. */
export class TextReceived extends TextFact {
  readonly name = 'text.received';
  constructor(
    readonly text: IncomingText,
    readonly intent: TextIntent,
    reply: TextReply,
    readonly stop: {
      /** It has lifted a STOP, which is answered first; open questions follow. */
      isLifted: boolean;
      /** The number is stopped, and asks for help all the same. */
      isInForce: boolean;
    } = { isLifted: false, isInForce: false },
  ) {
    super(text.from, reply, { subject: 'text', after: { word: intent.word } });
  }
}

/** A stopped number sent another text, and is told once how to start again. */
export class TextRefused extends TextFact {
  readonly name = 'text.refused';
  constructor(phoneNumber: string, reply: TextReply) {
    super(phoneNumber, reply, { subject: 'text' });
  }
}
