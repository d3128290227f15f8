import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { ConsentService } from '../consent/consent.service.js';
import { SHARED_SENDER } from '../consent/sender.js';
import { hintMessageChanged, type LockedMessage } from './locked-message.js';
import { ConsentRevoked } from '../consent/consent.facts.js';
import { MessageMetricsService } from './message-metrics.service.js';
import { type FailureStatus, MessageFailed } from './message.facts.js';
import { OutgoingMessage } from './outgoing-message.entity.js';

/** Handles messages that cannot be delivered. */
@Injectable()
export class MessageFailureService {
  constructor(
    private readonly consents: ConsentService,
    private readonly facts: FactBus,
    private readonly metrics: MessageMetricsService,
  ) {}

  /**
   * Records the fact, and allows an undelivered question to be asked again.
   *
   * @param message locked
   * @param reason for people to read
   */
  async fail(
    work: Work,
    message: LockedMessage,
    status: FailureStatus,
    reason: string,
  ): Promise<void> {
    await work.tx.update(OutgoingMessage, message.id, {
      status,
      error: reason,
      statusAt: work.now,
      unsureSince: null,
    });
    if (message.kind === 'consent_question' && message.companyId !== null)
      await this.consents.withdrawQuestion(work, message.recipient, message.companyId);
    await this.facts.record(
      work,
      new MessageFailed(
        message.companyId,
        message.id,
        message.kind,
        message.withdrawnAt ? null : message.subjectId,
        reason,
        status,
      ),
    );
    this.metrics.count(work, message.channel, status);
    hintMessageChanged(work, message);
  }

  /** The carrier reports a STOP: it counts like one sent to us, once. */
  async recordOptOut(
    work: Work,
    { recipient, sender: from }: Pick<LockedMessage, 'recipient' | 'sender'>,
    wording: string,
  ): Promise<void> {
    await this.consents.lock(work, recipient);
    const sender = from ?? SHARED_SENDER;
    const stopped = await work.row(
      `select 1 from phone_stops where phone_number = $1 and sender = $2`,
      [recipient, sender],
    );
    if (stopped) return;
    await this.consents.revoke(work, recipient, wording, null, sender);
    await this.facts.record(work, new ConsentRevoked(recipient, sender));
  }
}
