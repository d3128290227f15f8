import { Fact } from '#libs/platform';
import type { MessageKind } from './rules/send-decision.js';

/** Refused by the provider, accepted and not delivered, or dropped by us. */
export type FailureStatus = 'failed' | 'undelivered' | 'dropped';

/** A message will not be delivered: the provider refused it for good, or we dropped it. */
export class MessageFailed extends Fact {
  readonly name = 'message.failed';
  constructor(
    companyId: number | null,
    readonly messageId: number,
    readonly kind: MessageKind | 'mail',
    /** The labor request; null: none, or the message was withdrawn from it. */
    readonly aboutId: number | null,
    readonly reason: string,
    readonly status: FailureStatus = 'failed',
  ) {
    super({ companyId, subject: 'message', subjectId: messageId, after: { reason } });
  }
}
