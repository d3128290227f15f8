import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { SmsRepliesController } from './sms-replies.controller.js';

/** Providers that call us, each with its signature. */
@Module({ imports: [MessagingModule], controllers: [SmsRepliesController] })
export class WebhooksModule {}
