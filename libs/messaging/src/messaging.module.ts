import { Module } from '@nestjs/common';
import { CONFIGURATION } from '#libs/platform';
import { Consents } from './consent.service.js';
import { ContactForm } from './contact-form.service.js';
import { DeliveryReports } from './delivery-reports.service.js';
import { Departures } from './departures.service.js';
import { InboundTexts } from './inbound-texts.service.js';
import { Links } from './links.js';
import { MessageChecks } from './message-checks.js';
import { MessageEndings } from './message-endings.service.js';
import { MessageQueries } from './messages.queries.js';
import { Messages } from './messages.service.js';
import { chooseMailProvider, chooseSmsProvider } from './providers/choose-providers.js';
import { MAIL_PROVIDER } from './providers/mail.provider.js';
import { SMS_PROVIDER } from './providers/sms-provider.js';
import { SmsUsageQueries } from './sms-usage.queries.js';
import { SendMessageTask } from './tasks/send-message.task.js';
import { UnansweredQuestions } from './unanswered-questions.service.js';

/** Sending SMS and mail, consent, and what people text back. Knows numbers, not people. */
@Module({
  providers: [
    { provide: SMS_PROVIDER, useFactory: chooseSmsProvider, inject: [CONFIGURATION] },
    { provide: MAIL_PROVIDER, useFactory: chooseMailProvider, inject: [CONFIGURATION] },
    Consents,
    ContactForm,
    DeliveryReports,
    Departures,
    InboundTexts,
    Links,
    MessageChecks,
    MessageEndings,
    MessageQueries,
    Messages,
    SendMessageTask,
    SmsUsageQueries,
    UnansweredQuestions,
  ],
  exports: [
    SMS_PROVIDER,
    MAIL_PROVIDER,
    Consents,
    ContactForm,
    DeliveryReports,
    InboundTexts,
    Links,
    MessageChecks,
    MessageQueries,
    Messages,
    SmsUsageQueries,
    UnansweredQuestions,
  ],
})
export class MessagingModule {}
