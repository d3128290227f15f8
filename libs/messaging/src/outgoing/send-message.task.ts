import { Inject, Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { MessageDispatchService } from './message-dispatch.service.js';
import type { LockedMessage } from './locked-message.js';
import { MAIL_PROVIDER, type MailProvider } from '../providers/mail.provider.js';
import { ProviderFailure } from '../providers/provider-failure.js';
import {
  type AcceptedSms,
  SMS_PROVIDER,
  type SmsProvider,
  type SmsToSend,
} from '../providers/sms.provider.js';
import { SEND_MESSAGE } from './send-message.task-name.js';

/**
 * Sends a message: claims it in one transaction, calls the provider outside of any, and writes the
 * result in another. May run twice: only waiting messages are claimed. After an interrupted try the
 * provider is asked first, a minute later, and only a message it does not have is sent again.
 */
@Injectable()
export class SendMessageTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dispatch: MessageDispatchService,
    @Inject(SMS_PROVIDER) private readonly sms: SmsProvider,
    @Inject(MAIL_PROVIDER) private readonly mail: MailProvider,
  ) {}

  @OnTask(SEND_MESSAGE)
  async send({ messageId }: { messageId: number }): Promise<void> {
    const taken = await this.unitOfWork.asSystem((work) => this.dispatch.claim(work, messageId));
    if (!taken) return;
    try {
      const message = taken.unsureSince
        ? await this.resumeUnlessAccepted(taken, taken.unsureSince)
        : taken;
      if (!message) return;
      const accepted = await this.sendByProvider(message);
      await this.unitOfWork.asSystem((work) => this.dispatch.markSent(work, messageId, accepted));
    } catch (error) {
      await this.unitOfWork.asSystem((work) =>
        this.dispatch.markFailed(work, messageId, ProviderFailure.from(error), taken.unsureSince),
      );
    }
  }

  /**
   * Mail servers cannot be asked; a repeated mail has the same id, and many programs show it once.
   */
  private async resumeUnlessAccepted(
    message: LockedMessage,
    since: Date,
  ): Promise<LockedMessage | null> {
    const taken = message.channel === 'sms' ? await this.sms.find(smsOf(message), since) : [];
    return this.unitOfWork.asSystem((work) => this.dispatch.resume(work, message.id, taken));
  }

  private async sendByProvider(message: LockedMessage): Promise<AcceptedSms> {
    if (message.channel === 'sms') return this.sms.send(smsOf(message));
    const { id, recipient, subject, body, html } = message;
    return {
      ...(await this.mail.send({
        key: String(id),
        to: recipient,
        subject: subject ?? '',
        text: body,
        html,
      })),
      status: 'sent',
    };
  }
}

function smsOf({ id, recipient, body, sender }: LockedMessage): SmsToSend {
  return { key: String(id), to: recipient, body, from: sender };
}
