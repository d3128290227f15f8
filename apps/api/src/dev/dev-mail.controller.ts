import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MessageQueries } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import {
  Returns,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../edge/openapi/response-shapes.js';
import { By } from '../edge/auth/by.js';
import { renderDocument } from './dev-page.js';
import { MailPage } from './mail.page.js';

const SimulatedMailShape = object('SimulatedMail', {
  id: integer(17),
  to: text('dana@example.com', 'Address it was written to.'),
  subject: text('Reset your password', 'Subject line.'),
  body: text('Open this link within an hour: …', 'The part without markup.'),
  html: nullable(text('<p>Open this link …</p>', 'The part with markup; null: none.')),
  status: text('sent', 'What became of the mail.'),
  created_at: instant(),
});

/** Mail has inline styles; nothing of it runs, and nothing is loaded from anywhere. */
const MAIL_POLICY =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src data:;base-uri 'none';form-action 'none';frame-ancestors 'none'";

@ApiTags('Development')
@Controller('dev/mail')
export class DevMailController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: MessageQueries,
  ) {}

  /** JSON with `Accept: application/json`, else a page; newest first, at most 200. */
  @ApiOperation({
    operationId: 'listSimulatedMail',
    summary: 'Mail in the simulator, newest first',
  })
  @ApiProduces('application/json', 'text/html')
  @Get()
  @Allow('anyone')
  @Header('Vary', 'Accept')
  @Returns(200, list(SimulatedMailShape))
  async list(
    @By() by: Caller,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Static<typeof SimulatedMailShape>[] | string> {
    const mails = await this.queries.listMail(this.unitOfWork.reading(by));
    if (!accept?.includes('application/json')) {
      void reply
        .header('Content-Type', 'text/html; charset=utf-8')
        .header('Content-Security-Policy', MAIL_POLICY);
      return renderDocument(MailPage({ mails }));
    }
    return mails.map(({ id, recipient, subject, body, html, status, created_at }) => ({
      id,
      to: recipient,
      subject: subject ?? '',
      body,
      html,
      status,
      created_at: created_at.toISOString(),
    }));
  }
}
