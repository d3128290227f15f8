import { Get, Param, Query, Req } from '@nestjs/common';
import { isDate } from '#libs/kernel';
import { RateFormOptionsQueries, RateExplanationQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';
import { WhyRatePage } from './why-rate.page.js';

type Given = Readonly<Record<string, unknown>>;

/** Why somebody has this rate for a requirement. */
@PageController()
export class WhyRateController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly explanations: RateExplanationQueries,
    private readonly choices: RateFormOptionsQueries,
  ) {}

  @Get('pay/requirement/:slug/rate/')
  @Allow('pay.read')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Given,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
    const date = isDate(text('date')) ? text('date') : null;
    const worker = /^[a-z0-9]{1,50}$/.test(text('worker')) ? text('worker') : null;
    const explanation = await this.explanations.ofRequirement(work, slug, worker, date);
    const { company_id: companyId } = explanation;
    const [company, asked] = await Promise.all([
      this.offices.ofId(work, by, request, companyId),
      this.choices.askedFor(work, companyId, slug),
    ]);
    return page(<WhyRatePage company={company} explanation={explanation} asked={asked} />, {
      title: wordsOf(RATES_WORDS, request).whyTitle,
    });
  }
}
