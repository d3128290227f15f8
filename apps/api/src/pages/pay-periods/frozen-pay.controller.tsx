import { Get, Param, Req } from '@nestjs/common';
import { FrozenEntryQueries, PeriodWorkerQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { FrozenEntryPage } from '../pay-lines/frozen-entry.page.js';
import { FROZEN_WORDS } from '../pay-lines/frozen-entry.words.js';
import { PeriodWorkerPage } from './period-worker.page.js';

/** What pay periods have of a worker, and what closed ones have of an entry, down to the lines as they were frozen. */
@PageController()
export class FrozenPayController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly frozen: FrozenEntryQueries,
    private readonly workers: PeriodWorkerQueries,
  ) {}

  @Get('pay/entries/:id/frozen/')
  @Allow('pay.readOwn')
  async entry(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const frozen = await this.frozen.ofEntry(this.unitOfWork.reading(by), id);
    return page(<FrozenEntryPage frozen={frozen} />, {
      title: wordsOf(FROZEN_WORDS, request).title,
    });
  }

  @Get('pay/periods/:starts_on/workers/:slug/')
  @Allow('pay.read')
  async worker(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const period = await this.workers.find(work, company.id, startsOn, slug);
    return page(<PeriodWorkerPage {...{ company, period }} />, {
      title: wordsOf(FROZEN_WORDS, request).ofWorker(period.worker.name),
    });
  }
}
