import { Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  TextPreviewService,
  TimeChangeAnswerQueries,
  TimeChangeReminderService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { wordsOf } from '../frame/words.js';
import { sendReportNotice } from './send-report-notice.js';
import { TimeChangeAnswersPage } from './time-change-answers.page.js';
import { ANSWERS_WORDS } from './time-change-answers.words.js';

/** What a crew says to the new time of its call, and the reminder to those who are silent. */
@PageController()
export class TimeChangeAnswersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly answers: TimeChangeAnswerQueries,
    private readonly reminders: TimeChangeReminderService,
    private readonly previews: TextPreviewService,
    private readonly current: CurrentCompanyService,
  ) {}

  /** With `remind` the text to those who are silent is shown before it is sent. */
  @Get('call/confirmations/:slug/')
  @Allow('labor.read')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: { remind?: unknown },
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const board = await this.answers.board(this.unitOfWork.reading(by), slug);
    const { call } = board;
    this.current.show(request, call.event.company);
    const reminder = query.remind
      ? await this.previews.of(by, (work) => this.reminders.send(work, slug))
      : null;
    return page(<TimeChangeAnswersPage {...board} reminder={reminder} />, {
      title: wordsOf(ANSWERS_WORDS, request).title(call.name),
      room: `event:${call.event.slug}`,
    });
  }

  @Post('call/confirmations/:slug/remind/')
  @Allow('request.sendOffers')
  async remind(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const counts = await this.unitOfWork.as(by, (work) => this.reminders.send(work, slug));
    return seeOther(`/app/call/confirmations/${slug}/`, sendReportNotice(counts, request));
  }
}
