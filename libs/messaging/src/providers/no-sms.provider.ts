import { ProviderFailure } from './provider-failure.js';
import type { AcceptedSms, SmsProvider } from './sms.provider.js';

/** No carrier is connected: every message fails for good, saying so, and none is simulated behind anybody's back. */
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
