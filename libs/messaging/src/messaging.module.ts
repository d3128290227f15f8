import { Module } from '@nestjs/common';
import { CONFIGURATION } from '#libs/platform';
import { Consents } from './consent.service.js';
import { Departures } from './departures.service.js';
import { InboundTexts } from './inbound-texts.service.js';
import { Links } from './links.js';
import { MessageQueries } from './messages.queries.js';
import { Messages } from './messages.service.js';
import { chooseMailProvider, chooseSmsProvider } from './providers/choose-providers.js';
import { MAIL_PROVIDER } from './providers/mail.provider.js';
import { SMS_PROVIDER } from './providers/sms-provider.js';
import { SendMessageTask } from './tasks/send-message.task.js';

/** Sending SMS and mail, consent, and what people text back. Knows numbers, not people. */
@Module({
  providers: [
    { provide: SMS_PROVIDER, useFactory: chooseSmsProvider, inject: [CONFIGURATION] },
    { provide: MAIL_PROVIDER, useFactory: chooseMailProvider, inject: [CONFIGURATION] },
    Consents,
    Departures,
    InboundTexts,
    Links,
    MessageQueries,
    Messages,
    SendMessageTask,
  ],
  exports: [SMS_PROVIDER, MAIL_PROVIDER, Consents, InboundTexts, Links, MessageQueries, Messages],
})
export class MessagingModule {}
