import type { Configuration } from '#libs/platform';
import { MailSimulator, NoMailProvider, type MailProvider } from './mail.provider.js';
import { ProviderFailure } from './provider-failure.js';
import { SimulatorProvider } from './simulator.provider.js';
import { SmtpProvider } from './smtp.provider.js';
import type { SmsProvider } from './sms-provider.js';

/** No carrier is connected: every message fails for good, saying so, and none is simulated behind anybody's back. */
class NoSmsProvider implements SmsProvider {
  readonly name = 'none';
  constructor(readonly sender: string | null) {}

  async send(): Promise<never> {
    throw ProviderFailure.forGood('not configured');
  }
}

/**
 * The phone simulator wherever nobody is texted in earnest. Once Twilio's keys are given, or in production, never: its
 * adapter takes this place.
 */
export function chooseSmsProvider({ twilio, production }: Configuration): SmsProvider {
  return twilio || production ? new NoSmsProvider(twilio?.phoneNumber ?? null) : new SimulatorProvider();
}

/** The mail server, once one is named; else the inbox of `/dev/mail`, but never in production. */
export function chooseMailProvider(configuration: Configuration): MailProvider {
  const { smtp, production } = configuration;
  if (smtp) return new SmtpProvider(smtp, configuration);
  return production ? new NoMailProvider() : new MailSimulator();
}
