import {
  Controller,
  ForbiddenException,
  Headers,
  HttpCode,
  Post,
  type RawBodyRequest,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { StripeClientService, StripeEventService, StripeSignatureService } from '#libs/billing';
import { Actor } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { WithoutCsrf } from '../edge/csrf/csrf.guard.js';
import { Refuses } from '../edge/openapi/refuses.js';
import { object, Returns, type Static, flag } from '../edge/openapi/response-shapes.js';

const BAD_SIGNATURE = 'The signature is missing or wrong.';
const ReceivedShape = object('StripeEventReceived', { received: flag(true) });

/** Receives Stripe's events. Each is stored, answered, and processed by a task. */
@ApiTags('Webhooks')
@Controller('webhooks/stripe')
export class StripeEventsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly signatures: StripeSignatureService,
    private readonly events: StripeEventService,
  ) {}

  @ApiOperation({
    operationId: 'takeStripeEvent',
    summary: 'Takes an event of Stripe, snapshot or thin',
    description:
      'Kept before it is answered; repeated deliveries change nothing. What is true is read from Stripe, never from the body.',
  })
  @ApiHeader({
    name: 'Stripe-Signature',
    required: true,
    description: 'Time and HMAC-SHA256 of the body, by one of the configured secrets.',
    schema: { type: 'string', example: 't=1900000000,v1=5257a869e7ec' },
  })
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: true,
      example: { id: 'evt_1', object: 'event' },
    },
  })
  @Post()
  @HttpCode(200)
  @Allow('anyone')
  @WithoutCsrf('Stripe signs its calls')
  @Returns(200, ReceivedShape)
  @Refuses(new ForbiddenException(BAD_SIGNATURE))
  async take(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<Static<typeof ReceivedShape>> {
    const body = request.rawBody;
    const event =
      this.stripe.settings && body && signature ? this.signatures.verify(body, signature) : null;
    if (!event) throw new ForbiddenException(BAD_SIGNATURE);
    const caller = {
      actor: Actor.withCapability('stripe'),
      httpRequestId: String(request.id),
      origin: null,
    };
    await this.unitOfWork.as(caller, (work) => this.events.keep(work, event));
    return { received: true };
  }
}
