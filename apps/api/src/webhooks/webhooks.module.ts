import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { SmsRepliesController } from './sms-replies.controller.js';
import { SmsReportsController } from './sms-reports.controller.js';
import { TwilioRequestService } from './twilio-request.service.js';

/** Webhooks of providers, each checked by its signature. */
@Module({
  imports: [MessagingModule],
  providers: [TwilioRequestService],
  controllers: [SmsRepliesController, SmsReportsController],
})
export class WebhooksModule {}
