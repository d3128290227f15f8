import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answering, Asking, CallRequestsQueries, Deleting, FillListQueries, LaborRequirementQueries, RequestQueries, REQUESTS_AS_ASKED } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers } from '../../edge/answers.js';
import { By } from '../../edge/by.js';
import { AnswersPages, pageOf, PageQuery, turnPage } from '../../edge/paging.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import { CallRequestsShape, type CallRequestsView, FillListShape, type FillListView, presentCallRequests, presentFillList } from '../presenters/requirement-board.presenter.js';
import { actionOf } from './manager-actions.js';
import { AskWorkerDto, RequestActionDto } from './request.dto.js';

@ApiTags('Labor requests')
@Controller()
export class RequestsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly asking: Asking,
    private readonly answering: Answering,
    private readonly deleting: Deleting,
    private readonly requests: RequestQueries,
    private readonly requirements: LaborRequirementQueries,
    private readonly calls: CallRequestsQueries,
    private readonly fillLists: FillListQueries,
  ) {}

  @ApiOperation({ operationId: 'listCallRequests', summary: 'Everybody who is asked for a call time' })
  @Get('call-times/:slug/requests')
  @Allow('labor.read')
  @AnswersPages(CallRequestsShape)
  async ofCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallRequestsView> {
    const page = pageOf(query, REQUESTS_AS_ASKED);
    const board = await this.calls.board(this.unitOfWork.reading(by), slug, page);
    return presentCallRequests({ ...board, requests: turnPage(reply, board.requests, page, REQUESTS_AS_ASKED) });
  }

  @ApiOperation({ operationId: 'showFillList', summary: "Whom a labor requirement could be filled with; the slug is the requirement's" })
  @Get('request/:slug/fill-list')
  @Allow('request.manage')
  @Answers(200, FillListShape)
  async fillList(@By() by: Caller, @Param('slug') slug: string): Promise<FillListView> {
    return presentFillList(await this.fillLists.list(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({ operationId: 'askWorker', summary: 'Puts a worker on the list of a labor requirement; nothing is sent yet' })
  @Post('request/:slug/worker')
  @Allow('request.manage')
  @Answers(200, DoneShape)
  ask(@By() by: Caller, @Param('slug') slug: string, @Body() body: AskWorkerDto): Promise<DoneView> {
    return this.unitOfWork.as(by, async (work) => {
      const requirement = await this.requirements.reached(work, slug);
      await this.asking.ask(work, requirement, body.worker_id, body.action === 'reserve');
      return { status: 'success' };
    });
  }

  @ApiOperation({
    operationId: 'decideRequest',
    summary: 'Decides about a request; the token is its short one',
    description: 'Doing the same again changes nothing.',
  })
  @Post('request/:token/action')
  @Allow('request.manage')
  @Answers(200, DoneShape)
  act(@By() by: Caller, @Param('token') token: string, @Body() { action, response }: RequestActionDto): Promise<DoneView> {
    return this.unitOfWork.as(by, async (work) => {
      const id = await this.requests.reached(work, token);
      if (action === 'delete') await this.deleting.delete(work, id);
      else await this.answering.move(work, id, actionOf(action, response), 'manager');
      return { status: 'success' };
    });
  }
}
