import { Fact } from '#libs/platform';
import type { MessageKind } from './rules/send-decision.js';

/** A message will not be delivered: the provider refused it for good, or we dropped it. */
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
