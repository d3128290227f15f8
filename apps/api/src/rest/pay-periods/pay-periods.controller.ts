import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import {
  PayPeriodPageQueries,
  PayPeriodQueries,
  PeriodAheadQueries,
  PeriodClosingService,
  PeriodIsClosed,
  PeriodIsRunning,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { DateText } from '../../edge/validation/fields.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { CompanyQuery } from '../company-query.dto.js';
import { PeriodAheadShape, type PeriodAheadView, presentAhead } from './period-ahead.shapes.js';
import {
  PeriodListShape,
  type PeriodListView,
  PeriodShape,
  type PeriodView,
  presentClosed,
  presentOpen,
  presentWaiting,
  presentWorker,
} from './pay-period.shapes.js';

class ClosePeriodDto {
  @DateText({ example: '2031-05-16' })
  payday!: string;
}

/** Pay periods: open ones, and those whose lines are frozen. */
@ApiTags('Pay')
@Controller('pay/periods')
export class PayPeriodsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly periods: PayPeriodQueries,
    private readonly details: PayPeriodPageQueries,
    private readonly ahead: PeriodAheadQueries,
    private readonly closing: PeriodClosingService,
  ) {}

  @ApiOperation({ operationId: 'listPayPeriods', summary: 'Pay periods, open and closed' })
  @Get()
  @Allow('pay.read')
  @Returns(200, PeriodListShape)
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<PeriodListView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const { open, closed } = await this.periods.ofCompany(work, id);
    return { open: open.map(presentOpen), closed: closed.map(presentClosed) };
  }

  @ApiOperation({
    operationId: 'showPayPeriod',
    summary: 'One pay period: what each worker gets, and which calls wait',
  })
  @Get(':starts_on')
  @Allow('pay.read')
  @ReadsReplica()
  @Returns(200, PeriodShape)
  async show(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Query() query: CompanyQuery,
  ): Promise<PeriodView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const { dates, closed, workers, waiting } = await this.details.find(work, id, startsOn);
    return {
      ...{ starts_on: dates.startsOn, ends_on: dates.endsOn },
      closed: closed && presentClosed(closed),
      workers: workers.map(presentWorker),
      waiting: waiting.map(presentWaiting),
    };
  }

  @ApiOperation({
    operationId: 'showPayPeriodAhead',
    summary: 'What closing an open pay period would pay, and what should be looked at before',
  })
  @Get(':starts_on/ahead')
  @Allow('pay.read')
  @ReadsReplica()
  @Refuses(new PeriodIsClosed())
  @Returns(200, PeriodAheadShape)
  async showAhead(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Query() query: CompanyQuery,
  ): Promise<PeriodAheadView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return presentAhead(await this.ahead.ofOpen(work, id, startsOn));
  }

  @ApiOperation({
    operationId: 'closePayPeriod',
    summary: 'Closes a pay period',
    description:
      'Approved time sheets of calls until its last day are exported, and their lines frozen; drafts stay, and come with the next period, as do all later changes of what is frozen, as differences. It cannot be undone.',
  })
  @Post(':starts_on/close')
  @Allow('pay.edit')
  @Refuses(new PeriodIsClosed(), new PeriodIsRunning('2031-05-10'))
  @Returns(201, PeriodShape)
  async close(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Query() query: CompanyQuery,
    @Body() { payday }: ClosePeriodDto,
  ): Promise<PeriodView> {
    await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
      await this.closing.close(work, id, startsOn, payday);
    });
    return this.show(by, startsOn, query);
  }
}
