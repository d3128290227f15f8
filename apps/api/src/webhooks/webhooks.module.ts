import { Module } from '@nestjs/common';
import { BillingModule } from '#libs/billing';
import { MessagingModule } from '#libs/messaging';
import { SmsRepliesController } from './sms-replies.controller.js';
import { SmsReportsController } from './sms-reports.controller.js';
import { StripeEventsController } from './stripe-events.controller.js';
import { TwilioRequestService } from './twilio-request.service.js';

/** Webhooks of providers, each checked by its signature. */
@Module({
  imports: [MessagingModule, BillingModule],
  providers: [TwilioRequestService],
  controllers: [SmsRepliesController, SmsReportsController, StripeEventsController],
})
export class WebhooksModule {}
