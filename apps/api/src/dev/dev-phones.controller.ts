import { Body, Controller, Get, Header, Post, Redirect, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { InboundTextService, MessageQueries } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { Returns, text } from '../edge/openapi/response-shapes.js';
import { By } from '../edge/auth/by.js';
import { renderDocument } from './dev-page.js';
import { InboundTextDto, parsePhone } from './inbound-text.dto.js';
import { phoneNames } from './phone-names.js';
import { phoneAnchor, PhonesPage } from './phones.page.js';
import { SameOriginGuard } from '../edge/csrf/same-origin.guard.js';
import { ReturnsCrossSiteError } from './returns-cross-site-error.js';

@ApiTags('Development')
@Controller('dev/phones')
@UseGuards(SameOriginGuard)
export class DevPhonesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: MessageQueries,
    private readonly inbound: InboundTextService,
  ) {}

  @ApiOperation({
    operationId: 'showSimulatedPhones',
    summary: 'A page with a phone for each number that got a text',
  })
  @ApiProduces('text/html')
  @Get()
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Returns(200, text('<!doctype html>…'), 'The page.')
  async show(@By() by: Caller): Promise<string> {
    const work = this.unitOfWork.reading(by);
    const phones = await this.queries.listConversations(work);
    const names = await phoneNames(
      work,
      phones.map((phone) => phone.phone_number),
    );
    return renderDocument(PhonesPage({ phones, names }));
  }

  /** The form below each phone. */
  @ApiOperation({
    operationId: 'answerFromSimulatedPhone',
    summary: 'A phone answers, from its form on the page',
  })
  @Post('reply')
  @Allow('anyone')
  @ReturnsCrossSiteError()
  @Redirect('/dev/phones', 303)
  @Returns(303, undefined, 'Back to the phone.')
  async answer(@By() by: Caller, @Body() { from, body }: InboundTextDto): Promise<{ url: string }> {
    const sender = parsePhone('from', from);
    if (body.trim() !== '')
      await this.unitOfWork.as(by, (work) => this.inbound.receive(work, { from: sender, body }));
    return { url: `/dev/phones#${phoneAnchor(sender)}` };
  }
}
