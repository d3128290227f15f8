import { Get, Param, Query, Req } from '@nestjs/common';
import { addDays } from '#libs/kernel';
import {
  EntryLabelQueries,
  EntryPayQueries,
  PayCalculationQueries,
  payDatesOf,
  WorkerPayQueries,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { CallPayPage } from './call-pay.page.js';
import { entryPayModel } from './entry-pay.model.js';
import { EntryPayPage } from './entry-pay.page.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';
import { WorkerPayPage } from './worker-pay.page.js';

/** What hours come to, down to the punches. */
@PageController()
export class PayLinesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntryPayQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly labels: EntryLabelQueries,
    private readonly workers: WorkerPayQueries,
  ) {}

  @Get('pay/entries/:id/')
  @Allow('pay.readOwn')
  async entry(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const pay = await this.entries.ofEntry(this.unitOfWork.reading(by), id);
    const room = pay.isOffice ? `call-time:${pay.place.call.slug}` : undefined;
    return page(<EntryPayPage {...entryPayModel(pay)} />, {
      title: wordsOf(PAY_LINES_WORDS, request).why,
      room,
    });
  }

  @Get('pay/call/:slug/')
  @Allow('pay.read')
  async call(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { workers, ...place } = await this.calculation.ofCall(work, slug);
    const entries = workers.flatMap((worker) => worker.entries);
    const labels = await this.labels.ofEntriesUnchecked(
      work,
      entries.map(({ time }) => time.scope.id),
    );
    return page(<CallPayPage {...place} entries={entries} labels={labels} />, {
      title: wordsOf(PAY_LINES_WORDS, request).call.title,
      room: `call-time:${slug}`,
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
