import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { type Caller, UnitOfWork } from '#libs/platform';
import { CallBoardQueries, ScanListQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { BoardForm } from './call-board.form.js';
import { CallBoardPage } from './call-board.page.js';
import { CallBoardService } from './call-board.service.js';
import { CALL_BOARD_WORDS } from './call-board.words.js';

/** The first hour of a call, for its event's steward, managers and administrators. */
@PageController()
export class CallBoardPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly boards: CallBoardQueries,
    private readonly calls: CallTimeQueries,
    private readonly scans: ScanListQueries,
    private readonly acting: CallBoardService,
    private readonly current: CurrentCompanyService,
  ) {}

  @Get('call/:slug/board/')
  @Allow('timeSheet.read')
  show(@By() by: Caller, @Param('slug') slug: string, @Req() request: EdgeRequest): Promise<Page> {
    return this.pageOf(by, slug, request);
  }

  @Post('call/:slug/board/')
  @Allow('request.manage')
  async act(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(CALL_BOARD_WORDS, request);
    try {
      const form = await readForm(BoardForm, body);
      const notice = await this.unitOfWork.as(by, async (work) => {
        const call = await this.calls.reached(work, slug);
        return this.acting.act(work, call.id, form, words);
      });
      return seeOther(`/app/call/${slug}/board/`, notice);
    } catch (error) {
      const { code, message, status, fields } = formErrorFrom(error);
      const said = fields['action'] ? words.unknown : (words.refusals[code] ?? message);
      return this.pageOf(by, slug, request, { said, status });
    }
  }

  private async pageOf(
    by: Caller,
    slug: string,
    request: EdgeRequest,
    refused: { said: string; status: number } | null = null,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const board = await this.boards.board(work, slug);
    const kept = await this.scans.waitingUnchecked(work, { eventIds: [board.call.event.id] });
    this.current.show(request, board.call.event.company);
    return page(<CallBoardPage {...{ board, kept }} now={work.now} error={refused?.said} />, {
      title: wordsOf(CALL_BOARD_WORDS, request).tab(board.call.name),
      room: `call-time:${slug}`,
      status: refused?.status,
    });
  }
}
