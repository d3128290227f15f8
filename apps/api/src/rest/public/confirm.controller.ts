import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor } from '#libs/kernel';
import { Answering, PublicRequestQueries, RequestQueries } from '#libs/labor';
import { Links } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers } from '../../edge/answers.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import {
  ConfirmPageShape,
  type ConfirmPageView,
  presentConfirmPage,
} from '../presenters/confirm-page.presenter.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import { qrPng } from '../presenters/qr-code.js';
import { answerOf } from '../requests/manager-actions.js';
import { answersIn } from './answers-in.js';
import { ANSWERS_SCHEMA, WorkerActionDto } from './public.dto.js';

/**
 * The page behind an offer's link. Its short token is the capability: it shows the event's requests for that number for as
 * long as the event is there, and acts until a call starts. What changes afterwards, a manager or a steward changes.
 */
@ApiTags('Public')
@Controller()
export class ConfirmController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: PublicRequestQueries,
    private readonly requests: RequestQueries,
    private readonly answering: Answering,
    private readonly links: Links,
    private readonly throttle: TokenThrottle,
  ) {}

  @ApiOperation({
    operationId: 'showConfirmPage',
    summary: "The event's calls a worker is asked for",
    description: 'Reading it changes nothing.',
  })
  @Get('event/:slug/confirm/:event_token')
  @Allow('anyone')
  @Answers(200, ConfirmPageShape)
  async page(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Ip() address: string,
  ): Promise<ConfirmPageView> {
    const work = this.unitOfWork.reading(by);
    const page = await this.throttle.watch(address, () => this.pages.page(work, slug, token));
    const isConfirmed = page.requests.some((request) => request.state === 'confirmed');
    const qrCode =
      isConfirmed && page.clockInToken ? qrPng(this.links.clockIn(work, page.clockInToken)) : null;
    return presentConfirmPage(page, qrCode);
  }

  @ApiOperation({
    operationId: 'answerOffers',
    summary: 'Answers one or more of the calls on the page',
  })
  @Post('event/:slug/confirm/:event_token')
  @Allow('anyone')
  @ApiBody({ schema: ANSWERS_SCHEMA })
  @Answers(200, DoneShape)
  async answer(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<DoneView> {
    await this.acting(by, async (work) => {
      const scope = await this.throttle.watch(address, () => this.pages.scope(work, slug, token));
      await this.answering.answerAll(work, answersIn(body, scope));
    });
    return { status: 'success' };
  }

  @ApiOperation({
    operationId: 'answerOffer',
    summary: 'Answers the call of one link, or cancels it once it is confirmed',
  })
  @Post('user/request/:token/action')
  @Allow('anyone')
  @Answers(200, DoneShape)
  async act(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() { action, response }: WorkerActionDto,
  ): Promise<DoneView> {
    await this.acting(by, async (work) => {
      const id = await this.throttle.watch(address, () => this.requests.held(work, token));
      await this.answering.move(
        work,
        id,
        action === 'cancel' ? 'cancel' : answerOf(response),
        'worker',
      );
    });
    return { status: 'success' };
  }

  /** In the audit trail it is the link that acted. */
  private acting(by: Caller, verb: (work: Work) => Promise<void>): Promise<void> {
    return this.unitOfWork.as({ ...by, actor: Actor.holderOf('short-token') }, verb);
  }
}
