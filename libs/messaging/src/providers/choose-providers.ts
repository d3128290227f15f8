import type { Configuration } from '#libs/platform';
import { MailSimulator, NoMailProvider, type MailProvider } from './mail.provider.js';
import { NoSmsProvider } from './no-sms.provider.js';
import { SimulatorProvider } from './simulator.provider.js';
import type { SmsProvider } from './sms-provider.js';
import { TwilioProvider } from './twilio.provider.js';

/** Twilio once its keys are given; without them the phone simulator, but never in production. */
export function chooseSmsProvider({ twilio, production, publicUrl }: Configuration): SmsProvider {
  if (twilio) return new TwilioProvider(twilio, publicUrl);
  return production ? new NoSmsProvider() : new SimulatorProvider();
}

export function chooseMailProvider({ production }: Configuration): MailProvider {
  return production ? new NoMailProvider() : new MailSimulator();
}
