import { BadRequestException, Controller, ForbiddenException, Get, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Actor, Invalid, normalizePhone } from '#libs/kernel';
import { InboundTexts } from '#libs/messaging';
import { CONFIGURATION, type Caller, type Configuration, UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/allow.js';
import { WithoutCsrf } from '../edge/csrf.guard.js';
import { isSignedByTwilio } from './twilio-signature.js';
import { twiml } from './twiml.js';

/** Twilio hands over what people text to our number. Kept at this path because numbers are configured with it. */
@ApiTags('Webhooks')
@Controller('app/sms/reply')
export class SmsRepliesController {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbound: InboundTexts,
  ) {}

  @Post()
  @Allow('anyone')
  @WithoutCsrf('Twilio signs its calls')
  @HttpCode(200)
  @Header('Content-Type', 'text/xml; charset=utf-8')
  async receive(@Req() request: FastifyRequest): Promise<string> {
    const fields = fieldsOf(request.body);
    this.assertSigned(request, fields);
    const { From, Body, MessageSid } = fields;
    if (!From) throw Invalid.field('From', 'This field is required.');
    if (Body === undefined) throw Invalid.field('Body', 'This field is required.');

    const from = normalizePhone(From);
    // Carriers text from short codes, which nobody can answer.
    if (from === null) return twiml(null);
    const caller: Caller = { actor: Actor.holderOf('text-message'), requestId: String(request.id), origin: null };
    const reply = await this.unitOfWork.as(caller, (work) => this.inbound.receive(work, { from, body: Body, providerId: MessageSid || null }));
    return twiml(reply);
  }

  @Get()
  @Allow('anyone')
  refuse(): never {
    throw new BadRequestException('Only POST is understood here.');
  }

  /** @throws ForbiddenException also where no secret is configured: then nobody could tell Twilio from others */
  private assertSigned(request: FastifyRequest, fields: Record<string, string>): void {
    const { twilio, publicUrl } = this.configuration;
    const shown = request.headers['x-twilio-signature'];
    const isSigned = twilio !== null && typeof shown === 'string' && isSignedByTwilio(publicUrl + request.url, fields, shown, twilio.authToken);
    if (!isSigned) throw new ForbiddenException('The signature is missing or wrong.');
  }
}

/** Twilio sends each field once; of what somebody else sends twice, all counts for the signature. */
function fieldsOf(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join('') : String(value)]));
}
