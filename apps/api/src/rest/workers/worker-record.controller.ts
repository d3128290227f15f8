import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type WorkerCounter,
  HISTORY_LATEST_FIRST,
  WorkerCounterService,
  WorkerHistoryQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { ReturnsPages, requestedPage, PageQuery, cutToPage } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import {
  presentWorkerHistory,
  WorkerHistoryShape,
  type WorkerHistoryView,
} from '../presenters/worker-history.presenter.js';
import {
  AdjustmentDto,
  CanceledCountShape,
  type CanceledCountView,
  NoShowCountShape,
  type NoShowCountView,
} from './worker-record.dto.js';

/** A company's data about a worker. */
@ApiTags('Workers')
@Controller('workers')
export class WorkerRecordController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly histories: WorkerHistoryQueries,
    private readonly counters: WorkerCounterService,
  ) {}

  @ApiOperation({
    operationId: 'showWorkerHistory',
    summary: 'What a worker was asked for, and what became of it',
    description:
      'Latest calls first, at most a hundred in each list; a page has the latest of all lists together.',
  })
  @Get(':slug/history')
  @Allow('worker.read')
  @ReadsReplica()
  @ReturnsPages(WorkerHistoryShape)
  async history(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkerHistoryView> {
    const page = requestedPage(query, HISTORY_LATEST_FIRST);
    const history = await this.histories.ofWorker(this.unitOfWork.reading(by), slug, page);
    return presentWorkerHistory({
      ...history,
      requests: cutToPage(reply, history.requests, page, HISTORY_LATEST_FIRST),
    });
  }

  @ApiOperation({
    operationId: 'adjustNoShows',
    summary: 'Corrects how often a worker did not show up, by one; never below zero',
  })
  @Post(':slug/adjust-ncns')
  @Allow('worker.edit')
  @Returns(200, NoShowCountShape)
  async adjustNoShows(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: AdjustmentDto,
  ): Promise<NoShowCountView> {
    return { status: 'success', nocallnoshow: await this.adjust(by, slug, 'no_show_count', body) };
  }

  @ApiOperation({
    operationId: 'adjustCanceledRequests',
    summary: 'Corrects how often a worker canceled, by one; never below zero',
  })
  @Post(':slug/adjust-cancelled')
  @Allow('worker.edit')
  @Returns(200, CanceledCountShape)
  async adjustCanceled(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: AdjustmentDto,
  ): Promise<CanceledCountView> {
    return {
      status: 'success',
      canceled_requests: await this.adjust(by, slug, 'canceled_count', body),
    };
  }

  private adjust(
    by: Caller,
    slug: string,
    counter: WorkerCounter,
    { action }: AdjustmentDto,
  ): Promise<number> {
    return this.unitOfWork.as(by, (work) =>
      this.counters.adjust(work, slug, counter, action === 'increment' ? 1 : -1),
    );
  }
}
