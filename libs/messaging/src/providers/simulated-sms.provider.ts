import type { SimulatedMessageStoreService } from './simulated-message-store.service.js';
import type { AcceptedSms, SmsProvider, SmsToSend } from './sms.provider.js';

/** The phones of `/dev/phones`: accepts every message, sends none. */
export class SimulatedSmsProvider implements SmsProvider {
  readonly name = 'simulator';
  readonly ownNumber = '+18005550100';

  constructor(private readonly store: SimulatedMessageStoreService) {}

  async send({ key, to, body }: SmsToSend): Promise<AcceptedSms> {
    await this.store.keep('sms', { key, to, text: body });
    return { providerId: `sim_${key}`, status: 'sent' };
  }

  /** Shows a repeated message once. */
  async find(): Promise<AcceptedSms[]> {
    return [];
  }
}
