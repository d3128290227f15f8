import type { AcceptedSms, SmsProvider, SmsToSend } from './sms.provider.js';

/** The phones of `/dev/phones`: they take every message, and nothing leaves the house. */
export class SimulatedSmsProvider implements SmsProvider {
  readonly name = 'simulator';
  readonly ownNumber = '+18005550100';

  async send({ key }: SmsToSend): Promise<AcceptedSms> {
    return { providerId: `sim_${key}`, status: 'sent' };
  }

  /** Taking the same message twice shows it once. */
  async find(): Promise<AcceptedSms[]> {
    return [];
  }
}
