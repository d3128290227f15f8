import { Module } from '@nestjs/common';
import { CONFIGURATION } from '#libs/platform';
import { CodeAllowanceService } from './outgoing/code-allowance.service.js';
import { ConsentService } from './consent/consent.service.js';
import { ConsentAnswerService } from './incoming/consent-answer.service.js';
import { ContactFormService } from './incoming/contact-form.service.js';
import { DeliveryReportService } from './outgoing/delivery-report.service.js';
import { MessageDispatchService } from './outgoing/message-dispatch.service.js';
import { InboundTextService } from './incoming/inbound-text.service.js';
import { LinkService } from './links/link.service.js';
import { MessageCheckService } from './outgoing/message-check.service.js';
import { MessageFailureService } from './outgoing/message-failure.service.js';
import { MessageMetricsService } from './outgoing/message-metrics.service.js';
import { MessageQueries } from './outgoing/message.queries.js';
import { MessageService } from './outgoing/message.service.js';
import { MessageWithdrawingService } from './outgoing/message-withdrawing.service.js';
import { chooseMailProvider, chooseSmsProvider } from './providers/choose-providers.js';
import { MAIL_PROVIDER } from './providers/mail.provider.js';
import { TextRecordingService } from './outgoing/text-recording.service.js';
import { SimulatedMessageStoreService } from './providers/simulated-message-store.service.js';
import { SMS_PROVIDER } from './providers/sms.provider.js';
import { SmsUsageQueries } from './usage/sms-usage.queries.js';
import { StopCopyingService } from './consent/stop-copying.service.js';
import { TextedSenderQueries } from './incoming/texted-sender.queries.js';
import { SendingHoursFollower } from './outgoing/sending-hours.follower.js';
import { SendMessageTask } from './outgoing/send-message.task.js';
import { MessagePurgingService } from './purge/message-purging.service.js';
import { PurgeMessagesTask } from './purge/purge-messages.task.js';
import { PhonePseudonymService } from './consent/phone-pseudonym.service.js';
import { StopRecallService } from './consent/stop-recall.service.js';
import { MessageErasingService } from './erasure/message-erasing.service.js';
import { UnansweredQuestionService } from './consent/unanswered-question.service.js';

/** Outgoing SMS and mail, consent, and incoming texts. Knows numbers, not people. */
@Module({
  providers: [
    SimulatedMessageStoreService,
    {
      provide: SMS_PROVIDER,
      useFactory: chooseSmsProvider,
      inject: [CONFIGURATION, SimulatedMessageStoreService],
    },
    {
      provide: MAIL_PROVIDER,
      useFactory: chooseMailProvider,
      inject: [CONFIGURATION, SimulatedMessageStoreService],
    },
    CodeAllowanceService,
    ConsentService,
    ConsentAnswerService,
    ContactFormService,
    DeliveryReportService,
    MessageDispatchService,
    InboundTextService,
    LinkService,
    MessageCheckService,
    MessageFailureService,
    MessageMetricsService,
    MessageQueries,
    MessageService,
    MessageWithdrawingService,
    MessageErasingService,
    PhonePseudonymService,
    MessagePurgingService,
    PurgeMessagesTask,
    StopRecallService,
    SendingHoursFollower,
    SendMessageTask,
    SmsUsageQueries,
    StopCopyingService,
    TextRecordingService,
    TextedSenderQueries,
    UnansweredQuestionService,
  ],
  exports: [
    SMS_PROVIDER,
    MAIL_PROVIDER,
    CodeAllowanceService,
    ConsentService,
    ConsentAnswerService,
    ContactFormService,
    DeliveryReportService,
    InboundTextService,
    LinkService,
    MessageCheckService,
    MessageQueries,
    MessageService,
    MessageWithdrawingService,
    MessageErasingService,
    StopRecallService,
    SmsUsageQueries,
    StopCopyingService,
    TextRecordingService,
    UnansweredQuestionService,
  ],
})
export class MessagingModule {}
