import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { MessageDraft, SendOutcome } from './message-draft.js';
import type { MessageKind } from './rules/send-decision.js';

/** What became of a draft, in the very words that are written. */
export interface RecordedText {
  draft: MessageDraft;
  outcome: SendOutcome;
  /** Null: nothing is written to this number. */
  written: WrittenText | null;
}

export interface WrittenText {
  /** `consent_question` where the question is sent instead. */
  kind: MessageKind;
  body: string;
  segments: number;
  /** When the sending hours open; null: within moments. */
  heldUntil: Date | null;
}

/** Records the texts that a transaction writes, where somebody asked for it: a preview of a verb. */
@Injectable()
export class TextRecordingService {
  private readonly recordings = new WeakMap<Work, RecordedText[]>();

  /** @returns a list that grows with every text that is written in this work from now on */
  start(work: Work): readonly RecordedText[] {
    const texts: RecordedText[] = [];
    this.recordings.set(work, texts);
    return texts;
  }

  /** Called by `MessageService` for everything that it sends. */
  add(work: Work, texts: () => readonly RecordedText[]): void {
    this.recordings.get(work)?.push(...texts());
  }
}
