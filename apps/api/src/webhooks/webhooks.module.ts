import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { SmsRepliesController } from './sms-replies.controller.js';
import { SmsReportsController } from './sms-reports.controller.js';
import { TwilioCalls } from './twilio-calls.js';

/** Providers that call us, each with its signature. */
@Module({
  imports: [MessagingModule],
  providers: [TwilioCalls],
  controllers: [SmsRepliesController, SmsReportsController],
})
export class WebhooksModule {}
