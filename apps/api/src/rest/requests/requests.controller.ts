import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CallConflictQueries,
  CallFilledService,
  RequestAnsweringService,
  RequestAskingService,
  CallRequestsQueries,
  CANDIDATES_BY_NAME,
  RequestDeletingService,
  FillListQueries,
  LaborRequirementQueries,
  RequestQueries,
  REQUESTS_BY_ID,
  type RequirementRow,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { respondWithList, completeList } from '../../edge/paging/streamed-list.js';
import { ReturnsPages, PageQuery } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import {
  type CallRequestView,
  CallRequestsShape,
  type CallRequestsView,
  FillListShape,
  type FillListView,
  presentCallRequest,
  presentCallRequests,
  presentCandidate,
  presentFillList,
} from '../presenters/requirement-board.presenter.js';
import type { WorkerView } from '../presenters/worker.presenter.js';
import { actionOf } from './manager-actions.js';
import {
  presentRequestDecision,
  RequestDecisionShape,
  type RequestDecisionView,
} from './request-decision.shapes.js';
import { AskWorkerDto, RequestActionDto } from './request.dto.js';

@ApiTags('Labor requests')
@Controller()
export class RequestsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly asking: RequestAskingService,
    private readonly answering: RequestAnsweringService,
    private readonly deleting: RequestDeletingService,
    private readonly callFilled: CallFilledService,
    private readonly requests: RequestQueries,
    private readonly conflicts: CallConflictQueries,
    private readonly requirements: LaborRequirementQueries,
    private readonly calls: CallRequestsQueries,
    private readonly fillLists: FillListQueries,
  ) {}

  @ApiOperation({
    operationId: 'listCallRequests',
    summary: 'All requests of a call time',
    description:
      'Each request tells which other calls of its worker are in the way, as the fill list does.',
  })
  @Get('call-times/:slug/requests')
  @Allow('labor.read')
  @Revised()
  @ReadsReplica()
  @ReturnsPages(CallRequestsShape)
  async ofCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallRequestsView | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    const board = await this.calls.board(work, slug);
    const asked = new Set<RequirementRow>();
    return respondWithList(
      { query, reply, order: REQUESTS_BY_ID },
      {
        read: (page) => this.calls.requests(work, board, page),
        present: (request) => {
          asked.add(request.requirement);
          return presentCallRequest(request);
        },
        wrap: (requests: CallRequestView[]) => presentCallRequests(requests, board, asked),
      },
    );
  }

  @ApiOperation({
    operationId: 'showFillList',
    summary: "Whom a labor requirement could be filled with; the slug is the requirement's",
  })
  @Get('request/:slug/fill-list')
  @Allow('request.manage')
  @Revised()
  @ReadsReplica()
  @Returns(200, FillListShape)
  async fillList(
    @By() by: Caller,
    @Param('slug') slug: string,
  ): Promise<FillListView | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    const board = await this.fillLists.board(work, slug);
    return completeList(CANDIDATES_BY_NAME, {
      read: (page) => this.fillLists.candidates(work, board.requirement, page),
      present: presentCandidate,
      wrap: (workers: WorkerView[]) => presentFillList(workers, board),
    });
  }

  @ApiOperation({
    operationId: 'askWorker',
    summary: 'Puts a worker on the list of a labor requirement; nothing is sent yet',
  })
  @Post('request/:slug/worker')
  @Allow('request.manage')
  @Returns(200, DoneShape)
  ask(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: AskWorkerDto,
  ): Promise<DoneView> {
    return this.unitOfWork.as(by, async (work) => {
      const place = await this.requirements.reachedIds(work, slug);
      await this.asking.ask(work, place, body.worker_id, body.action === 'reserve');
      return { status: 'success' };
    });
  }

  @ApiOperation({
    operationId: 'decideRequest',
    summary: 'Decides about a request; the token is its short one',
    description:
      'Repeating an action changes nothing. A confirmed worker who is taken off (`cancel`, `decline`, `delete`) is texted; a worker who is clocked in cannot be taken off. `call_filled` texts somebody who waits for a full call, and closes the request. A worker can be confirmed for a call that overlaps another one; the answer says so.',
  })
  @Post('request/:token/action')
  @Allow('request.manage')
  @Returns(200, RequestDecisionShape)
  act(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() { action, response }: RequestActionDto,
  ): Promise<RequestDecisionView> {
    return this.unitOfWork.as(by, async (work) => {
      const id = await this.requests.reached(work, token);
      if (action === 'delete') return presentRequestDecision(await this.deleting.delete(work, id));
      if (action === 'call_filled')
        return presentRequestDecision(await this.callFilled.tell(work, id));
      const decided = actionOf(action, response);
      const { untold, to } = await this.answering.perform(work, id, decided, 'manager');
      const accepted = to === 'confirmed' || to === 'available' ? [id] : [];
      return presentRequestDecision(
        untold,
        await this.conflicts.acceptedOfRequestsUnchecked(work, accepted, 'same'),
      );
    });
  }
}
