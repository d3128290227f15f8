import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor } from '#libs/kernel';
import { RequestAnsweringService, PublicRequestQueries, RequestQueries } from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ClockInTokenService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import {
  ConfirmPageShape,
  type ConfirmPageView,
  presentConfirmPage,
} from '../presenters/confirm-page.presenter.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import { qrPng } from '../presenters/qr-code.js';
import { answerOf } from '../requests/manager-actions.js';
import { parseAnswers } from './parse-answers.js';
import { ANSWERS_SCHEMA, WorkerActionDto } from './public.dto.js';

/**
 * The page behind an offer's link. Its short token is the capability: it shows the event's requests for that number for as
 * long as the event is there, and acts until a call is over. What changes afterwards, a manager or a steward changes.
 */
@ApiTags('Public')
@Controller()
export class ConfirmController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: PublicRequestQueries,
    private readonly requests: RequestQueries,
    private readonly answering: RequestAnsweringService,
    private readonly clockInTokens: ClockInTokenService,
    private readonly links: LinkService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'showConfirmPage',
    summary: "The event's calls a worker is asked for",
    description: 'Reading it changes nothing.',
  })
  @Get('event/:slug/confirm/:event_token')
  @Allow('anyone')
  @Returns(200, ConfirmPageShape)
  async page(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Ip() address: string,
  ): Promise<ConfirmPageView> {
    const work = this.unitOfWork.reading(by);
    const page = await this.throttle.attempt(address, () => this.pages.page(work, slug, token));
    const isConfirmed = page.requests.some((request) => request.state === 'confirmed');
    const ids = { eventId: page.event.id, workerId: page.worker.id };
    const code = isConfirmed ? await this.clockInTokens.tokenOf(work, ids) : null;
    return presentConfirmPage(page, code ? qrPng(this.links.clockIn(work, code)) : null);
  }

  @ApiOperation({
    operationId: 'answerOffers',
    summary: 'Answers one or more of the calls on the page',
  })
  @Post('event/:slug/confirm/:event_token')
  @Allow('anyone')
  @ApiBody({ schema: ANSWERS_SCHEMA })
  @Returns(200, DoneShape)
  async answer(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<DoneView> {
    await this.asLinkHolder(by, async (work) => {
      const scope = await this.throttle.attempt(address, () =>
        this.pages.answerableIds(work, slug, token),
      );
      await this.answering.answerAll(work, parseAnswers(body, scope));
    });
    return { status: 'success' };
  }

  @ApiOperation({
    operationId: 'answerOffer',
    summary: 'Answers the call of one link, or cancels it once it is confirmed',
  })
  @Post('user/request/:token/action')
  @Allow('anyone')
  @Returns(200, DoneShape)
  async act(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() { action, response }: WorkerActionDto,
  ): Promise<DoneView> {
    await this.asLinkHolder(by, async (work) => {
      const id = await this.throttle.attempt(address, () => this.requests.idByToken(work, token));
      await this.answering.perform(
        work,
        id,
        action === 'cancel' ? 'cancel' : answerOf(response),
        'worker',
      );
    });
    return { status: 'success' };
  }

  /** In the audit trail it is the link that acted. */
  private asLinkHolder(by: Caller, verb: (work: Work) => Promise<void>): Promise<void> {
    return this.unitOfWork.as({ ...by, actor: Actor.withCapability('short-token') }, verb);
  }
}
