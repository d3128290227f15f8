import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { dateIn } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  PaySettingsQueries,
  PaySettingsService,
  WorkweekDayRefused,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { presentClosedPay } from './closed-pay-effect.shape.js';
import {
  ChangedPaySettingsShape,
  type ChangedPaySettingsView,
  PaySettingsDto,
  PaySettingsShape,
  type PaySettingsView,
  presentPaySettings,
  settingsChanges,
} from './pay-settings.dto.js';

/** How the company pays: workweek, pay period, names in payroll files. */
@ApiTags('Pay')
@Controller('pay/settings')
export class PaySettingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: PaySettingsQueries,
    private readonly settings: PaySettingsService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @ApiOperation({ operationId: 'showPaySettings', summary: 'Workweek and pay period' })
  @Get()
  @Allow('pay.read')
  @Returns(200, PaySettingsShape)
  async show(@By() by: Caller, @Query() query: CompanyQuery): Promise<PaySettingsView> {
    const work = this.unitOfWork.reading(by);
    const { id, time_zone } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const settings = await this.queries.ofCompany(work, id);
    return presentPaySettings(settings, dateIn(time_zone, work.now));
  }

  @ApiOperation({
    operationId: 'changePaySettings',
    summary: 'Changes them; what is left out stays',
    description:
      'Closed pay periods stay as they are. A workweek is moved from a day on, and weeks that have begun stay; where an old and a new one overlap, each worker is paid the way that pays more. A move is meant to last: the next one is possible two weeks later. Another zone of the company moves it, too.',
  })
  @Patch()
  @Allow('pay.edit')
  @Returns(200, ChangedPaySettingsShape)
  @Refuses(new WorkweekDayRefused('Pay is closed until 2031-05-10: choose a later day.'))
  async change(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: PaySettingsDto,
  ): Promise<ChangedPaySettingsView> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      const { result: settings, effect } = await this.closed.changing(work, company.id, () =>
        this.settings.change(work, company.id, settingsChanges(body)),
      );
      return {
        ...presentPaySettings(settings, dateIn(company.time_zone, work.now)),
        closed_pay: presentClosedPay(effect),
      };
    });
  }
}
