import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '#libs/kernel';
import {
  DeliveryReportService,
  deliveryStatusOf,
  isTwilioOptOut,
  twilioFailureReason,
} from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { WithoutCsrf } from '../edge/csrf/csrf.guard.js';
import { TwilioRequestService, type TwilioForm } from './twilio-request.service.js';
import { AcceptsTwilioForm } from './twilio-documentation.js';
import { twiml } from './twiml.js';

const STATUS_FIELDS = {
  required: { MessageSid: 'SM9f2c5e0e6f5a4c589f0a0d6f6b1f3c11', MessageStatus: 'delivered' },
  optional: { ErrorCode: '30003', To: '+14155550111', From: '+14155550100' },
};

/** Receives Twilio's delivery reports of our texts. */
@ApiTags('Webhooks')
@Controller('webhooks/twilio')
export class SmsReportsController {
  constructor(
    private readonly twilioRequests: TwilioRequestService,
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: DeliveryReportService,
  ) {}

  @ApiOperation({
    operationId: 'takeDeliveryReport',
    summary: 'Takes a report of what became of a text',
    description:
      'Late, repeated and unknown reports change nothing. Error 21610 counts as a STOP. A text that did not arrive puts its offer back into the queue.',
  })
  @ApiQuery({
    name: 'message',
    required: false,
    schema: { type: 'string', example: '17' },
    description: 'Our own id of the message, as it was handed over with it.',
  })
  @Post('status')
  @Allow('anyone')
  @WithoutCsrf('Twilio signs its calls')
  @AcceptsTwilioForm(STATUS_FIELDS, { description: 'Understood.', example: twiml(null) })
  async report(
    @Req() request: FastifyRequest,
    @Query('message') message: unknown,
  ): Promise<string> {
    const form = this.twilioRequests.verifiedForm(request);
    const providerId = required(form, 'MessageSid');
    const status = deliveryStatusOf(required(form, 'MessageStatus'));
    const code = /^\d{1,9}$/.test(form['ErrorCode'] ?? '') ? Number(form['ErrorCode']) : null;
    if (status === null) return twiml(null);
    const reason =
      status === 'failed' || status === 'undelivered'
        ? twilioFailureReason(code, 'it did not arrive')
        : null;
    const report = {
      providerId,
      messageId: idIn(message),
      status,
      reason,
      optedOut: isTwilioOptOut(code),
    };
    await this.unitOfWork.as(this.twilioRequests.callerOf(request), (work) =>
      this.reports.record(work, report),
    );
    return twiml(null);
  }
}

function required(form: TwilioForm, name: string): string {
  const value = form[name];
  if (!value) throw Invalid.field(name, 'This field is required.');
  return value;
}

function idIn(given: unknown): number | null {
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null;
}
