import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { hoursOfMinutes } from '#libs/kernel';
import { centsText, type TaxWeek, taxYearOf, TaxYearQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Heavy } from '../../edge/company-turns/heavy.js';
import {
  date,
  decimal,
  decimalText,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  Returns,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { CompanyQuery } from '../company-query.dto.js';

const TaxWorkerShape = object('TaxYearWorker', {
  id: integer(17),
  slug: text('k3f9a0b2c1'),
  name: text('Dana Diaz'),
  payroll_number: nullable(text('1001')),
  qualified_overtime: decimalText('120.00', 'Form W-2, box 12, code TT.'),
  state_premium: decimalText('30.00', 'Above it; not qualified.'),
  contract_premium: decimalText('0.00', 'Above it; not qualified.'),
  amount: decimalText('9120.00', 'All that was paid.'),
  weeks: integer(12),
});

const TaxWeekShape = object('TaxYearWeek', {
  starts_at: instant('2031-05-04T04:00:00.000Z'),
  hours: decimal(48),
  amount: decimalText('1144.00'),
  qualified_overtime: decimalText('88.00'),
  lines: list(
    object('TaxYearLine', {
      time_entry: integer(17, 'Id of the time entry or cancellation.'),
      date: date('2031-05-09'),
      event: text('Spring Gala'),
      call: text('Load in'),
      earning: text('overtime'),
      hours: nullable(decimal(8)),
      amount: nullable(decimalText('264.00')),
      qualified_overtime: decimalText('88.00'),
      is_difference: flag(false, 'It corrects an earlier period.'),
      period: date('2031-05-04'),
    }),
  ),
});

const TaxWorkerYearShape = object('TaxYearOfWorker', {
  name: text('Dana Diaz'),
  qualified_overtime: decimalText('120.00'),
  weeks: list(TaxWeekShape),
});

/** Qualified overtime by tax year. */
@ApiTags('Pay')
@Controller('pay/tax')
export class TaxYearController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly years: TaxYearQueries,
  ) {}

  @ApiOperation({
    operationId: 'listQualifiedOvertime',
    summary: 'Qualified overtime of each worker in a tax year (form W-2, box 12, code TT)',
    description: 'Of closed pay periods whose payday lies in the year. No tax advice.',
  })
  @Get(':year')
  @Allow('pay.read')
  @ReadsReplica()
  @Heavy() // Outside: whoever waits for a turn holds no connection to a replica.
  @Returns(200, list(TaxWorkerShape))
  async list(
    @By() by: Caller,
    @Param('year') year: string,
    @Query() query: CompanyQuery,
  ): Promise<Static<typeof TaxWorkerShape>[]> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return (await this.years.ofYear(work, id, taxYearOf(year))).map((row) => ({
      ...{ id: row.workerId, slug: row.slug, name: row.worker, payroll_number: row.payrollNumber },
      qualified_overtime: centsText(row.federal),
      state_premium: centsText(row.state),
      contract_premium: centsText(row.contract),
      ...{ amount: centsText(row.cents), weeks: row.weeks },
    }));
  }

  @ApiOperation({
    operationId: 'showQualifiedOvertime',
    summary: 'The same of one worker, down to weeks and lines',
  })
  @Get(':year/:slug')
  @Allow('pay.read')
  @ReadsReplica()
  @Returns(200, TaxWorkerYearShape)
  async show(
    @By() by: Caller,
    @Param('year') year: string,
    @Param('slug') slug: string,
    @Query() query: CompanyQuery,
  ): Promise<Static<typeof TaxWorkerYearShape>> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const { worker, weeks } = await this.years.ofWorker(work, id, taxYearOf(year), slug);
    const sum = weeks.reduce((all, { federal }) => all + federal, 0);
    return { name: worker, qualified_overtime: centsText(sum), weeks: weeks.map(presentWeek) };
  }
}

function presentWeek(week: TaxWeek): Static<typeof TaxWeekShape> {
  return {
    starts_at: new Date(week.startsAt).toISOString(),
    hours: hoursOfMinutes(week.minutes),
    amount: centsText(week.cents),
    qualified_overtime: centsText(week.federal),
    lines: week.lines.map((line) => ({
      ...{ time_entry: line.entryId, date: line.date, event: line.event, call: line.call },
      earning: line.earning,
      hours: line.minutes === null ? null : hoursOfMinutes(line.minutes),
      amount: line.cents === null ? null : centsText(line.cents),
      qualified_overtime: centsText(line.federal),
      is_difference: line.isDifference,
      period: line.period,
    })),
  };
}
