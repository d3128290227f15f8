import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { Consents } from './consent.service.js';
import { hintOf, type MessageInHand } from './leaving-message.js';
import { ConsentRevoked, MessageFailed } from './messaging.facts.js';

export type Ending = 'failed' | 'undelivered' | 'dropped';

/** What follows when a message will not arrive, whoever finds out. */
@Injectable()
export class MessageEndings {
  constructor(
    private readonly consents: Consents,
    private readonly facts: FactBus,
  ) {}

  /**
   * Whoever wanted the message hears that it will not arrive, and a question that was never seen may be asked again.
   *
   * @param message locked
   * @param reason for people to read
   */
  async end(work: Work, message: MessageInHand, status: Ending, reason: string): Promise<void> {
    await work.rows(
      `update outgoing_messages set status = $2, error = $3, status_at = $4, unsure_since = null where id = $1`,
      [message.id, status, reason, work.now],
    );
    if (message.kind === 'consent_question' && message.companyId !== null)
      await this.consents.unask(work, message.recipient, message.companyId);
    await this.facts.record(
      work,
      new MessageFailed(message.companyId, message.id, message.kind, message.subjectId, reason),
    );
    hintOf(work, message);
  }

  /** The carrier says that they said STOP to it: that counts as if they had said it to us. Once is enough. */
  async optOut(
    work: Work,
    { recipient }: Pick<MessageInHand, 'recipient'>,
    wording: string,
  ): Promise<void> {
    await this.consents.lock(work, recipient);
    const stopped = await work.row(`select 1 from phone_stops where phone_number = $1`, [
      recipient,
    ]);
    if (stopped) return;
    await this.consents.revoke(work, recipient, wording);
    await this.facts.record(work, new ConsentRevoked(recipient));
  }
}
