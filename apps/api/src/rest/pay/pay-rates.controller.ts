import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { dateIn } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  PayRateEndInvalid,
  PayRateExists,
  PayRateListQueries,
  PayRateNamesTwice,
  PayRateNamesUnknown,
  PayRateQueries,
  PayRateService,
  PayRateTooHigh,
  RateNamingService,
  type RateRow,
  RATES_BY_ID,
} from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { list, Returns } from '../../edge/openapi/response-shapes.js';
import { PageQuery, ReturnsPages } from '../../edge/paging/paging.js';
import { respondWithList } from '../../edge/paging/streamed-list.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success } from '../presenters/success.js';
import { presentClosedPay } from './closed-pay-effect.shape.js';
import {
  ChangedPayRateShape,
  type ChangedPayRateView,
  namedScope,
  NewRateDto,
  PayRateShape,
  type PayRateView,
  presentRate,
  RateEndDto,
  RateFilterQuery,
  rateFilter,
  RatePriceDto,
  RemovedPayRateShape,
  type RemovedPayRateView,
} from './pay-rate.dto.js';

/** What is paid per hour, day or call. Money is for owners, managers and administrators. */
@ApiTags('Pay')
@Controller('pay/rates')
export class PayRatesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: PayRateListQueries,
    private readonly stored: PayRateQueries,
    private readonly naming: RateNamingService,
    private readonly rates: PayRateService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @ApiOperation({
    operationId: 'listPayRates',
    summary: 'The rates of the company that count or will count',
  })
  @Get()
  @Allow('pay.read')
  @ReturnsPages(list(PayRateShape))
  async list(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Query() filter: RateFilterQuery,
    @Query() paging: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayRateView[] | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    const { id, time_zone } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const wanted = rateFilter(filter, dateIn(time_zone, work.now));
    return respondWithList(
      { query: paging, reply, order: RATES_BY_ID },
      {
        read: (page) => this.queries.listed(work, id, wanted, page),
        present: presentRate,
        wrap: (views) => views,
      },
    );
  }

  @ApiOperation({
    operationId: 'addPayRate',
    summary: 'Adds a rate',
    description:
      'From its day on it counts instead of an earlier rate for the same. What was paid in closed pay periods stays; the next period carries the difference.',
  })
  @Post()
  @WhenRepeated({ creates: true })
  @Allow('pay.edit')
  @Returns(201, ChangedPayRateShape)
  @Refuses(
    new PayRateExists(),
    new PayRateNamesTwice('requirement'),
    new PayRateNamesUnknown(['worker']),
    new PayRateTooHigh('hour'),
  )
  async add(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewRateDto,
  ): Promise<ChangedPayRateView> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      const scope = await this.naming.read(work, company.id, namedScope(body));
      const price = { per: body.per, amount: body.amount };
      return this.changing(work, company.id, () =>
        this.rates.add(work, company.id, scope, price, body.effective_from),
      );
    });
  }

  @ApiOperation({
    operationId: 'changePayRate',
    summary: 'Another amount from the same day on, for one that was typed wrong',
  })
  @Patch(':id')
  @Allow('pay.edit')
  @Returns(200, ChangedPayRateShape)
  @Refuses(new PayRateTooHigh('hour'))
  async change(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { per, amount }: RatePriceDto,
  ): Promise<ChangedPayRateView> {
    return this.changed(by, id, (work) => this.rates.change(work, id, { per, amount }));
  }

  @ApiOperation({
    operationId: 'endPayRate',
    summary: 'Ends a rate; from that day on a less special one counts',
  })
  @Post(':id/end')
  @Allow('pay.edit')
  @Returns(200, ChangedPayRateShape)
  @Refuses(new PayRateEndInvalid('before'), new PayRateEndInvalid('after'))
  async end(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { date }: RateEndDto,
  ): Promise<ChangedPayRateView> {
    return this.changed(by, id, (work) => this.rates.end(work, id, date));
  }

  @ApiOperation({ operationId: 'reopenPayRate', summary: 'Takes the end of a rate back' })
  @Delete(':id/end')
  @Allow('pay.edit')
  @Returns(200, ChangedPayRateShape)
  async reopen(@By() by: Caller, @Param('id') id: number): Promise<ChangedPayRateView> {
    return this.changed(by, id, (work) => this.rates.reopen(work, id));
  }

  @ApiOperation({
    operationId: 'removePayRate',
    summary: 'Removes a rate that was a mistake, as if it had never been',
  })
  @Delete(':id')
  @Allow('pay.edit')
  @Returns(200, RemovedPayRateShape)
  async remove(@By() by: Caller, @Param('id') id: number): Promise<RemovedPayRateView> {
    return this.unitOfWork.as(by, async (work) => {
      const companyId = await this.stored.companyIdOf(work, id);
      const { effect } = await this.closed.changing(work, companyId, () =>
        this.rates.remove(work, id),
      );
      return { ...success('Rate removed.'), closed_pay: presentClosedPay(effect) };
    });
  }

  private changed(
    by: Caller,
    id: number,
    verb: (work: Work) => Promise<RateRow>,
  ): Promise<ChangedPayRateView> {
    return this.unitOfWork.as(by, async (work) =>
      this.changing(work, await this.stored.companyIdOf(work, id), () => verb(work)),
    );
  }

  private async changing(
    work: Work,
    companyId: number,
    verb: () => Promise<RateRow>,
  ): Promise<ChangedPayRateView> {
    const { result, effect } = await this.closed.changing(work, companyId, verb);
    const rate = presentRate(await this.queries.one(work, companyId, result.id));
    return { ...rate, closed_pay: presentClosedPay(effect) };
  }
}
