import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor } from '#libs/kernel';
import {
  CallConflictQueries,
  PublicRequestQueries,
  RequestAnsweringService,
  RequestQueries,
} from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ClockInTokenService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import {
  AnsweredShape,
  type AnsweredView,
  presentAnswered,
} from '../presenters/call-conflict.presenter.js';
import {
  ConfirmPageShape,
  type ConfirmPageView,
  presentConfirmPage,
} from '../presenters/confirm-page.presenter.js';
import { qrPng } from '../presenters/qr-code.js';
import { answerOf } from '../requests/manager-actions.js';
import { NothingAnswered, parseAnswers } from './parse-answers.js';
import { ANSWERS_SCHEMA, WorkerActionDto } from './public.dto.js';

/**
 * The page behind an offer's link. Its short token authorises: it shows the event's requests for that number while the
 * event exists, and takes answers until a call is over. Later changes are made by a manager or a steward.
 */
@ApiTags('Public')
@Controller()
export class ConfirmController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: PublicRequestQueries,
    private readonly requests: RequestQueries,
    private readonly conflicts: CallConflictQueries,
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
    const [code, conflicts] = await Promise.all([
      isConfirmed ? this.clockInTokens.tokenOf(work, ids) : null,
      this.conflicts.ofRequestsUnchecked(
        work,
        page.requests.map(({ id }) => id),
        'same',
      ),
    ]);
    return presentConfirmPage(page, conflicts, code ? qrPng(this.links.clockIn(work, code)) : null);
  }

  @ApiOperation({
    operationId: 'answerOffers',
    summary: 'Answers one or more of the calls on the page',
    description:
      'A call that overlaps another accepted one, or leaves less rest than `rest_hours` of the company, can be accepted; the answer says so.',
  })
  @Post('event/:slug/confirm/:event_token')
  @Allow('anyone')
  @Refuses(new NothingAnswered())
  @ApiBody({ schema: ANSWERS_SCHEMA })
  @Returns(200, AnsweredShape)
  answer(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<AnsweredView> {
    return this.asLinkHolder(by, async (work) => {
      const scope = await this.throttle.attempt(address, () =>
        this.pages.answerableIds(work, slug, token),
      );
      const answers = parseAnswers(body, scope);
      await this.answering.answerAll(work, answers);
      const accepted = answers.filter(({ answer }) => answer === 'yes');
      return accepted.map(({ requestId }) => requestId);
    });
  }

  @ApiOperation({
    operationId: 'answerOffer',
    summary: 'Answers the call of one link, or cancels it once it is confirmed',
  })
  @Post('user/request/:token/action')
  @Allow('anyone')
  @Returns(200, AnsweredShape)
  act(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() { action, response }: WorkerActionDto,
  ): Promise<AnsweredView> {
    return this.asLinkHolder(by, async (work) => {
      const id = await this.throttle.attempt(address, () => this.requests.idByToken(work, token));
      const decided = action === 'cancel' ? 'cancel' : answerOf(response);
      await this.answering.perform(work, id, decided, 'worker');
      return decided === 'available_yes' ? [id] : [];
    });
  }

  /**
   * The audit trail names the link as the actor.
   *
   * @param answer returns the ids of the requests it accepted
   */
  private async asLinkHolder(
    by: Caller,
    answer: (work: Work) => Promise<number[]>,
  ): Promise<AnsweredView> {
    const holder = { ...by, actor: Actor.withCapability('short-token') };
    const conflicts = await this.unitOfWork.as(holder, async (work) => {
      const accepted = await answer(work);
      return work.besideCommit(this.conflicts.acceptedOfRequestsUnchecked(work, accepted, 'same'));
    });
    return presentAnswered(await conflicts.read);
  }
}
