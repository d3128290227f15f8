import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SmsUsageQueries } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { CountShape, type CountView } from '../presenters/count.js';
import { presentSmsUsage, SmsUsageShape, type SmsUsageView } from './sms-usage.presenter.js';

@ApiTags('Reports')
@Controller()
export class SmsReportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly usage: SmsUsageQueries,
  ) {}

  @ApiOperation({
    operationId: 'countSms',
    summary: 'SMS segments of the last 30 days',
    description:
      'Of the company for managers and owners, of all for administrators, zero for everybody else.',
  })
  @Get('sms-count')
  @Allow('self.read')
  @Returns(200, CountShape)
  async count(@By() by: Caller): Promise<CountView> {
    return { count: await this.usage.segmentsOfLast30Days(this.unitOfWork.reading(by)) };
  }

  @ApiOperation({
    operationId: 'reportSmsUsage',
    summary: 'SMS segments by month and day',
    description:
      "Months and days are those of the company's clocks. Administrators see all companies, on New York's clocks.",
  })
  @Get('sms-usage')
  @Allow('report.read')
  @Returns(200, SmsUsageShape)
  async year(@By() by: Caller): Promise<SmsUsageView> {
    return presentSmsUsage(
      await this.usage.lastTwelveMonths(this.unitOfWork.reading(by)),
      by.actor.isAdministrator,
    );
  }
}
