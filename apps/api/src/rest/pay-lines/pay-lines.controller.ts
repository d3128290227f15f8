import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { addDays } from '#libs/kernel';
import {
  EntryLabelQueries,
  EntryPayQueries,
  EventCostQueries,
  PayCalculationQueries,
  payDatesOf,
  WorkerPayQueries,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import {
  CallPayShape,
  type CallPayView,
  EntryPayShape,
  type EntryPayView,
  presentCallPay,
  presentEntryPay,
  presentWorkerPay,
  WorkerPayShape,
  type WorkerPayView,
} from './entry-pay.presenter.js';
import { EventCostShape, type EventCostView, presentEventCost } from './event-cost.presenter.js';
import { PayDatesQueryDto } from './pay-dates.dto.js';

/** What hours come to, and what they will cost. */
@ApiTags('Pay')
@Controller('pay')
export class PayLinesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntryPayQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly labels: EntryLabelQueries,
    private readonly workers: WorkerPayQueries,
    private readonly costs: EventCostQueries,
  ) {}

  @ApiOperation({
    operationId: 'showEntryPay',
    summary: 'What a time entry or a cancellation is paid, line by line, down to the punches',
    description:
      'For owners, managers and administrators, and for the worker. Lines carry the rule, the counter before and after, and a sentence in both languages.',
  })
  @Get('time-entries/:id')
  @Allow('pay.readOwn')
  @Returns(200, EntryPayShape)
  async entry(@By() by: Caller, @Param('id') id: number): Promise<EntryPayView> {
    return presentEntryPay(await this.entries.ofEntry(this.unitOfWork.reading(by), id));
  }

  @ApiOperation({ operationId: 'showCallPay', summary: 'What the ended shifts of a call are paid' })
  @Get('call-times/:slug')
  @Allow('pay.read')
  @ReadsReplica()
  @Returns(200, CallPayShape)
  async call(@By() by: Caller, @Param('slug') slug: string): Promise<CallPayView> {
    const work = this.unitOfWork.reading(by);
    const { workers, ...found } = await this.calculation.ofCall(work, slug);
    const entries = workers.flatMap((worker) => worker.entries);
    const ids = entries.map(({ time }) => time.scope.id);
    const labels = await this.labels.ofEntriesUnchecked(work, ids);
    return presentCallPay(found, entries, labels);
  }

  @ApiOperation({
    operationId: 'showEventCost',
    summary: 'What an event is planned to cost, and what it has cost until now',
    description:
      'Planned: everybody needed, for the expected length of the call (else its minimum), with meals in time; confirmed workers at their own rates and in their own workweeks.',
  })
  @Get('events/:slug')
  @Allow('pay.read')
  @ReadsReplica()
  @Returns(200, EventCostShape)
  async event(@By() by: Caller, @Param('slug') slug: string): Promise<EventCostView> {
    return presentEventCost(await this.costs.bySlug(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'showWorkerPay',
    summary: 'What a worker earned on some dates',
    description: 'For owners, managers and administrators, and for the worker. At most a year.',
  })
  @Get('workers/:slug')
  @Allow('pay.readOwn')
  @ReadsReplica()
  @Returns(200, WorkerPayShape)
  async worker(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PayDatesQueryDto,
  ): Promise<WorkerPayView> {
    const work = this.unitOfWork.reading(by);
    const dates = payDatesOf(query, addDays(work.now.toISOString().slice(0, 10), 1));
    return presentWorkerPay(await this.workers.ofWorker(work, slug, dates), dates);
  }
}
