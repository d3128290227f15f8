import { BadRequestException, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Invalid, isPremiumNumber, normalizePhone } from '#libs/kernel';
import { InboundTextService, parseOptOutType } from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { WithoutCsrf } from '../edge/csrf/csrf.guard.js';
import { TwilioRequestService } from './twilio-request.service.js';
import { AcceptsTwilioForm } from './twilio-documentation.js';
import { twiml } from './twiml.js';

const INBOUND_FIELDS = {
  required: { From: '+14155550111', Body: 'Yes' },
  optional: {
    MessageSid: 'SM9f2c5e0e6f5a4c589f0a0d6f6b1f3c11',
    To: '+14155550100',
    MessagingServiceSid: 'MG0123456789abcdef0123456789abcdef',
    OptOutType: 'STOP',
  },
};
const REPLY = {
  description: 'What is said back, if anything.',
  example: twiml('Thank you, you will get job texts from now on. Reply STOP to opt out.'),
};
const DESCRIPTION =
  'A text that is delivered again (by its `MessageSid`) changes nothing and gets the same reply. A stop is answered by the carrier, not by us. ' +
  'What `OptOutType` says (`STOP`, `START` or `HELP`) takes precedence over the words. `To` is our number that was texted.';

/** Receives the texts that people send to our number, from Twilio. */
@ApiTags('Webhooks')
@Controller()
export class SmsRepliesController {
  constructor(
    private readonly twilioRequests: TwilioRequestService,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbound: InboundTextService,
  ) {}

  @ApiOperation({
    operationId: 'takeText',
    summary: 'Receives a text to our number',
    description: DESCRIPTION,
  })
  @Post('webhooks/twilio/inbound')
  @Allow('anyone')
  @WithoutCsrf('Twilio signs its calls')
  @AcceptsTwilioForm(INBOUND_FIELDS, REPLY)
  receive(@Req() request: FastifyRequest): Promise<string> {
    return this.answer(request);
  }

  @ApiOperation({
    operationId: 'takeTextAtOldAddress',
    summary: 'The same, where numbers were configured with it long ago',
    description: DESCRIPTION,
  })
  @Post('app/sms/reply')
  @Allow('anyone')
  @WithoutCsrf('Twilio signs its calls')
  @AcceptsTwilioForm(INBOUND_FIELDS, REPLY)
  receiveAtOldAddress(@Req() request: FastifyRequest): Promise<string> {
    return this.answer(request);
  }

  @ApiExcludeEndpoint()
  @Get('app/sms/reply')
  @Allow('anyone')
  refuse(): never {
    throw new BadRequestException('Only POST is understood here.');
  }

  private async answer(request: FastifyRequest): Promise<string> {
    const { From, To, Body, MessageSid, MessagingServiceSid, OptOutType } =
      this.twilioRequests.verifiedForm(request);
    if (!From) throw Invalid.field('From', 'This field is required.');
    if (Body === undefined) throw Invalid.field('Body', 'This field is required.');

    const from = normalizePhone(From);
    // Carriers text from short codes, which cannot receive an answer.
    if (from === null || isPremiumNumber(from)) return twiml(null);
    const text = {
      from,
      to: (To && normalizePhone(To)) || null,
      service: MessagingServiceSid || null,
      body: Body,
      optOut: parseOptOutType(OptOutType),
      providerId: MessageSid || null,
    };
    const reply = await this.unitOfWork.as(this.twilioRequests.callerOf(request), (work) =>
      this.inbound.receive(work, text),
    );
    return twiml(reply);
  }
}
