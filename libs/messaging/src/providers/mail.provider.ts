import type { SimulatedMessageStoreService } from './simulated-message-store.service.js';
import { ProviderFailure } from './provider-failure.js';

/** Injection token of the one `MailProvider`. */
export const MAIL_PROVIDER = Symbol('mail provider');

export interface MailToSend {
  /** The same at every try. */
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
}

/** Delivers mail. Called outside of transactions. */
export interface MailProvider {
  readonly name: 'simulator' | 'smtp' | 'none';
  /** @throws ProviderFailure */
  send(mail: MailToSend): Promise<{ providerId: string }>;
}

/** The inbox of `/dev/mail`. */
export class SimulatedMailProvider implements MailProvider {
  readonly name = 'simulator';

  constructor(private readonly store: SimulatedMessageStoreService) {}

  async send(mail: MailToSend): Promise<{ providerId: string }> {
    await this.store.keep('mail', mail);
    return { providerId: `simmail_${mail.key}` };
  }
}

/** For production without a mail server: fails every mail with that reason. */
export class NoMailProvider implements MailProvider {
  readonly name = 'none';

  async send(): Promise<never> {
    throw ProviderFailure.permanent('not configured');
  }
}
