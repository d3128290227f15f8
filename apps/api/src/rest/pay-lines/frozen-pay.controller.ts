import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { FrozenEntryQueries, PeriodWorkerQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  FrozenEntryShape,
  type FrozenEntryView,
  PeriodWorkerShape,
  type PeriodWorkerView,
  presentFrozenEntry,
  presentPeriodWorker,
} from './frozen-entry.presenter.js';

/** What closed periods have, as it was frozen. */
@ApiTags('Pay')
@Controller('pay')
export class FrozenPayController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly frozen: FrozenEntryQueries,
    private readonly workers: PeriodWorkerQueries,
  ) {}

  @ApiOperation({
    operationId: 'showFrozenEntryPay',
    summary: 'What closed pay periods have of a time entry, as it was frozen',
    description: 'For owners, managers and administrators, and for the worker.',
  })
  @Get('time-entries/:id/frozen')
  @Allow('pay.readOwn')
  @Returns(200, FrozenEntryShape)
  async entry(@By() by: Caller, @Param('id') id: number): Promise<FrozenEntryView> {
    return presentFrozenEntry(await this.frozen.ofEntry(this.unitOfWork.reading(by), id));
  }

  @ApiOperation({
    operationId: 'showPayPeriodWorker',
    summary: 'What a pay period has of a worker, entry by entry',
    description:
      'Of a closed one as it was frozen; of an open one what closing it now would pay, with the hours on its dates that are not approved.',
  })
  @Get('periods/:starts_on/workers/:slug')
  @Allow('pay.read')
  @ReadsReplica()
  @Returns(200, PeriodWorkerShape)
  async worker(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Param('slug') slug: string,
    @Query() query: CompanyQuery,
  ): Promise<PeriodWorkerView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return presentPeriodWorker(await this.workers.find(work, id, startsOn, slug));
  }
}
