import { ProviderFailure } from './provider-failure.js';
import type { AcceptedSms, SmsProvider } from './sms.provider.js';

/** For production without a provider: fails every message with that reason. */
export class NoSmsProvider implements SmsProvider {
  readonly name = 'none';
  readonly ownNumber = null;

  async send(): Promise<never> {
    throw ProviderFailure.permanent('not configured');
  }

  async find(): Promise<AcceptedSms[]> {
    return [];
  }
}
