import { Get, Param, Query, Req } from '@nestjs/common';
import { EventQueries } from '#libs/event';
import { addDays } from '#libs/kernel';
import {
  EntryLabelQueries,
  EventOfPayQueries,
  PayCalculationQueries,
  payDatesOf,
  WorkerPayQueries,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { frameState } from '../frame/remembered.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { RevisedPage } from '../frame/revised-page.js';
import { wordsOf } from '../frame/words.js';
import { CallPayPage } from './call-pay.page.js';
import { EventCostPage } from './event-cost.page.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';
import { SharedEventCostService } from './shared-event-cost.service.js';
import { WorkerPayPage } from './worker-pay.page.js';

/** What the hours of an event, of a call and of a worker come to. */
@PageController()
export class PayLinesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calculation: PayCalculationQueries,
    private readonly labels: EntryLabelQueries,
    private readonly workers: WorkerPayQueries,
    private readonly paid: EventOfPayQueries,
    private readonly events: EventQueries,
    private readonly costs: SharedEventCostService,
  ) {}

  @Get('pay/call/:slug/')
  @Allow('pay.read')
  async call(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { workers, ...found } = await this.calculation.ofCall(work, slug);
    const entries = workers.flatMap((worker) => worker.entries);
    const labels = await this.labels.ofEntriesUnchecked(
      work,
      entries.map(({ time }) => time.scope.id),
    );
    return page(<CallPayPage {...found} entries={entries} labels={labels} />, {
      title: wordsOf(PAY_LINES_WORDS, request).call.title,
      room: `call-time:${slug}`,
    });
  }

  /** Also what the page of the event shows of it, after the page. */
  @Get('pay/event/:slug/')
  @RevisedPage()
  @Allow('pay.read')
  async event(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const live = await frameState(request).live;
    const { event: reached } = await this.paid.reached(work, slug);
    const event = await this.events.byIdUnchecked(work, reached.id);
    const cost = await this.costs.of(work, event, live?.version ?? null);
    return page(<EventCostPage event={event} cost={cost} />, {
      title: wordsOf(PAY_LINES_WORDS, request).cost.title,
      room: `event:${event.slug}`,
    });
  }

  @Get('pay/workers/:slug/')
  @Allow('pay.readOwn')
  async worker(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: { from?: unknown; until?: unknown },
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const dates = payDatesOf(query, addDays(work.now.toISOString().slice(0, 10), 1));
    const pay = await this.workers.ofWorker(work, slug, dates);
    return page(<WorkerPayPage pay={pay} dates={dates} />, {
      title: wordsOf(PAY_LINES_WORDS, request).worker.title,
    });
  }
}
