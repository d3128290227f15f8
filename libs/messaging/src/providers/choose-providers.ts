import type { Configuration } from '#libs/platform';
import { SimulatedMailProvider, NoMailProvider, type MailProvider } from './mail.provider.js';
import { NoSmsProvider } from './no-sms.provider.js';
import type { SimulatedMessageStoreService } from './simulated-message-store.service.js';
import { SimulatedSmsProvider } from './simulated-sms.provider.js';
import { SmtpProvider } from './smtp.provider.js';
import type { SmsProvider } from './sms.provider.js';
import { TwilioProvider } from './twilio.provider.js';

/** Twilio when configured; else the phone simulator, except in production. */
export function chooseSmsProvider(
  { twilio, production, publicUrl }: Configuration,
  store: SimulatedMessageStoreService,
): SmsProvider {
  if (twilio) return new TwilioProvider(twilio, publicUrl);
  return production ? new NoSmsProvider() : new SimulatedSmsProvider(store);
}

/** The mail server when configured; else the inbox of `/dev/mail`, except in production. */
export function chooseMailProvider(
  configuration: Configuration,
  store: SimulatedMessageStoreService,
): MailProvider {
  const { smtp, production } = configuration;
  if (smtp) return new SmtpProvider(smtp, configuration);
  return production ? new NoMailProvider() : new SimulatedMailProvider(store);
}
