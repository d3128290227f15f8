import type { Configuration } from '#libs/platform';
import { SimulatedMailProvider, NoMailProvider, type MailProvider } from './mail.provider.js';
import { NoSmsProvider } from './no-sms.provider.js';
import { SimulatedSmsProvider } from './simulated-sms.provider.js';
import { SmtpProvider } from './smtp.provider.js';
import type { SmsProvider } from './sms.provider.js';
import { TwilioProvider } from './twilio.provider.js';

/** Twilio when configured; else the phone simulator, except in production. */
export function chooseSmsProvider({ twilio, production, publicUrl }: Configuration): SmsProvider {
  if (twilio) return new TwilioProvider(twilio, publicUrl);
  return production ? new NoSmsProvider() : new SimulatedSmsProvider();
}

/** The mail server when configured; else the inbox of `/dev/mail`, except in production. */
export function chooseMailProvider(configuration: Configuration): MailProvider {
  const { smtp, production } = configuration;
  if (smtp) return new SmtpProvider(smtp, configuration);
  return production ? new NoMailProvider() : new SimulatedMailProvider();
}
