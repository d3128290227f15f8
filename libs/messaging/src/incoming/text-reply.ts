import type { Language } from '../templates/text-templates.js';
import type { QueuedOffer } from '../templates/call-details.js';

/** A stored text. */
export interface IncomingText {
  id: number;
  /** E.164. */
  from: string;
  /** Our number that was texted, as the provider names it; null: unknown. */
  to: string | null;
  /** The sender that was texted: `SHARED_SENDER` or a company's own. */
  sender: string;
  body: string;
}

/** Collects the reply to a text; followers add to it. */
export class TextReply {
  private readonly parts: string[] = [];
  /** Language of our own sentences; labor sets it for numbers it knows. */
  language: Language = 'en';
  /** Whether the number is anybody's; labor says so before the reply is written. */
  isOfSomebody = true;
  /** Offers that waited for consent: one line each, below the thanks. */
  readonly offers: QueuedOffer[] = [];
  private isAnsweredElsewhere = false;

  add(text: string): void {
    this.parts.push(text);
  }

  /** It is answered by a message of its own, by the carrier, or by silence. */
  answerElsewhere(): void {
    this.isAnsweredElsewhere = true;
  }

  get isAnswered(): boolean {
    return this.isAnsweredElsewhere || this.parts.length > 0;
  }

  get text(): string | null {
    return this.parts.length > 0 ? this.parts.join('\n\n') : null;
  }
}
