import { Body, Controller, Get, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  InboundTextService,
  MessageQueries,
  MESSAGE_KINDS,
  SMS_PROVIDER,
  type SmsProvider,
} from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import {
  Returns,
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../edge/openapi/response-shapes.js';
import { By } from '../edge/auth/by.js';
import { InboundTextDto, MessagesQuery, parsePhone } from './inbound-text.dto.js';
import { SameOriginGuard } from '../edge/csrf/same-origin.guard.js';
import { ReturnsCrossSiteError } from './returns-cross-site-error.js';

const STATUSES = [
  'queued',
  'held',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'dropped',
] as const;

const SimulatedMessageShape = object('SimulatedMessage', {
  id: integer(17),
  to: phone(undefined, 'Number it was written to.'),
  from: nullable(
    text('+18005550100', "Our number, or the company's own number or messaging service."),
  ),
  body: text('Hi, this is Dana (ACME). Can you work …', 'As the phone shows it.'),
  kind: choice(MESSAGE_KINDS, 'What the text is about.'),
  status: choice(STATUSES, 'What became of the text.'),
  segments: integer(1, 'Parts a carrier would bill.'),
  created_at: instant(),
});
const SimulatedReplyShape = object('SimulatedReply', {
  reply: nullable(
    text('Thank you, you will get job texts from now on.', 'What is texted back; null: nothing.'),
  ),
});

@ApiTags('Development')
@Controller('dev/messages')
@UseGuards(SameOriginGuard)
export class DevMessagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: MessageQueries,
    private readonly inbound: InboundTextService,
    @Inject(SMS_PROVIDER) private readonly provider: SmsProvider,
  ) {}

  /** All SMS, the newest first, at most 500. */
  @ApiOperation({
    operationId: 'listSimulatedMessages',
    summary: 'SMS in the simulator, newest first',
  })
  @Get()
  @Allow('anyone')
  @Returns(200, list(SimulatedMessageShape))
  async list(
    @By() by: Caller,
    @Query() { to }: MessagesQuery,
  ): Promise<Static<typeof SimulatedMessageShape>[]> {
    const number = to === undefined ? null : parsePhone('to', to);
    const rows = await this.queries.listSms(this.unitOfWork.reading(by), number);
    return rows.map(({ recipient, created_at, ...row }) => ({
      id: row.id,
      to: recipient,
      from: row.sender ?? this.provider.ownNumber,
      body: row.body,
      kind: row.kind,
      status: row.status,
      segments: row.segments,
      created_at: created_at.toISOString(),
    }));
  }

  /** Simulates a text to us from that number; returns the reply that its sender would get, `null` for none. */
  @ApiOperation({ operationId: 'receiveSimulatedText', summary: 'A simulated phone texts us' })
  @Post('inbound')
  @Allow('anyone')
  @ReturnsCrossSiteError()
  @Returns(200, SimulatedReplyShape)
  async receive(
    @By() by: Caller,
    @Body() { from, to, body }: InboundTextDto,
  ): Promise<Static<typeof SimulatedReplyShape>> {
    const text = {
      from: parsePhone('from', from),
      to: to === undefined ? null : parsePhone('to', to),
      body,
    };
    return {
      reply: await this.unitOfWork.as(by, (work) => this.inbound.receive(work, text)),
    };
  }
}
