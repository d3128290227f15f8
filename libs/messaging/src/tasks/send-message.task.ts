import { Inject, Injectable } from '@nestjs/common';
import { Does, UnitOfWork } from '#libs/platform';
import { type Departure, Departures } from '../departures.service.js';
import { MAIL_PROVIDER, type MailProvider } from '../providers/mail.provider.js';
import { ProviderFailure } from '../providers/provider-failure.js';
import { type Accepted, SMS_PROVIDER, type SmsProvider } from '../providers/sms-provider.js';
import { SEND_MESSAGE } from './send-message.name.js';

/**
 * Lets a message leave: claimed in one transaction, handed over outside of any, the result written in another. Twice is
 * harmless: only what waits is claimed. A process killed in between leaves a message "sending"; a minute later it is tried
 * again with the same key, and a provider that honours keys delivers it once. One that does not may deliver it twice:
 * a crew that is told twice is better than one that is not told.
 */
@Injectable()
export class SendMessageTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly departures: Departures,
    @Inject(SMS_PROVIDER) private readonly sms: SmsProvider,
    @Inject(MAIL_PROVIDER) private readonly mail: MailProvider,
  ) {}

  /** @throws whatever the provider said, when the queue is to try again */
  @Does(SEND_MESSAGE)
  async send({ messageId }: { messageId: number }): Promise<void> {
    const message = await this.unitOfWork.asHouse((work) => this.departures.claim(work, messageId));
    if (!message) return;

    const result = await this.handOver(message).catch((error: Error) => error);
    if (!(result instanceof Error)) {
      await this.unitOfWork.asHouse((work) => this.departures.arrived(work, messageId, result.status, result.providerId));
    } else if (result instanceof ProviderFailure && !result.retryable) {
      await this.unitOfWork.asHouse((work) => this.departures.fail(work, messageId, result.message));
    } else {
      const again = await this.unitOfWork.asHouse((work) => this.departures.postpone(work, messageId, result.message));
      if (again) throw result;
    }
  }

  private async handOver({ id, channel, recipient, subject, body, html }: Departure): Promise<Accepted> {
    const key = String(id);
    if (channel === 'sms') return this.sms.send({ key, to: recipient, body });
    return { ...(await this.mail.send({ key, to: recipient, subject: subject ?? '', text: body, html })), status: 'sent' };
  }
}
