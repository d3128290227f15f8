import type { AcceptedSms, SmsProvider, SmsToSend } from './sms.provider.js';

/** The phones of `/dev/phones`: accepts every message, sends none. */
export class SimulatedSmsProvider implements SmsProvider {
  readonly name = 'simulator';
  readonly ownNumber = '+18005550100';

  async send({ key }: SmsToSend): Promise<AcceptedSms> {
    return { providerId: `sim_${key}`, status: 'sent' };
  }

  /** Shows a repeated message once. */
  async find(): Promise<AcceptedSms[]> {
    return [];
  }
}
