import { Get, Query, Req } from '@nestjs/common';
import { SmsUsageQueries } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Text } from '../../edge/validation/fields.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { asManagerOf } from '../today/as-manager-of.js';
import { wordsOf } from '../frame/words.js';
import { usageModel } from './usage.model.js';
import { UsagePage } from './usage.page.js';
import { USAGE_WORDS } from './usage.words.js';

const OWN = '/app/sms-usage/';
const ALL = '/app/callman-admin/sms-usage/';

class UsageQuery {
  @Text({ max: 7, optional: true, example: '2031-05' }) month?: string;
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
}

/** How many segments were sent, by the query of REST. */
@PageController()
export class UsageController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly usage: SmsUsageQueries,
    private readonly current: CurrentCompanyService,
  ) {}

  /** Of the company that is shown: who manages several switches. */
  @Get('sms-usage/')
  @Allow('report.read')
  async own(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: UsageQuery,
  ): Promise<Page | SeeOther> {
    if (by.actor.isAdministrator) return seeOther(ALL);
    const company = await this.current.of(this.unitOfWork.reading(by), by, request);
    const asked = { month: query.month, company: company.slug };
    return this.page(asManagerOf(by, company.id), request, asked, OWN);
  }

  @Get('callman-admin/sms-usage/')
  @Allow('company.list')
  ofAll(@By() by: Caller, @Req() request: EdgeRequest, @Query() query: UsageQuery): Promise<Page> {
    return this.page(by, request, query, ALL);
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    { month, company: slug }: UsageQuery,
    path: string,
  ): Promise<Page> {
    const usage = await this.usage.lastTwelveMonths(this.unitOfWork.reading(by));
    const model = usageModel(usage, { month, slug, forAll: path === ALL });
    return page(<UsagePage {...model} path={path} />, {
      title: wordsOf(USAGE_WORDS, request).title,
    });
  }
}
