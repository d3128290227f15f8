import { Get, Req } from '@nestjs/common';
import { dateIn } from '#libs/kernel';
import {
  missingFederalRules,
  firstDayOfWorkweek,
  ProjectedOvertimeQueries,
  PayCalculationQueries,
  payPeriodOf,
  PayRateListQueries,
  PayRuleSetQueries,
  PaySettingsQueries,
  PeriodSoFarQueries,
  UnratedWorkerQueries,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { TimeSheetStateQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { PayOverviewPage } from './pay-overview.page.js';
import { PAY_TABS_WORDS } from './pay-tabs.words.js';

/** Where the pay of a company stands. */
@PageController()
export class PayOverviewController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly settings: PaySettingsQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly rates: PayRateListQueries,
    private readonly overtime: ProjectedOvertimeQueries,
    private readonly soFar: PeriodSoFarQueries,
    private readonly workers: UnratedWorkerQueries,
    private readonly sheets: TimeSheetStateQueries,
    private readonly ruleSets: PayRuleSetQueries,
  ) {}

  @Get('pay/')
  @Allow('pay.read')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const today = dateIn(company.time_zone, work.now);
    const [settings, basis] = await Promise.all([
      this.settings.ofCompany(work, company.id),
      this.calculation.basisUnchecked(work, company.id),
    ]);
    const rule = { kind: settings.period_kind, anchor: settings.period_anchor };
    const period = payPeriodOf(rule, today);
    const week = firstDayOfWorkweek(basis, work.now);
    const [counts, ahead, soFar, waiting, unrated, stacks, choices] = await Promise.all([
      this.rates.counts(work, company.id, today),
      this.overtime.ofCompany(work, company.id),
      this.soFar.ofCompany(work, company.id),
      this.sheets.toDecide(work, company.id),
      this.workers.ofCompany(work, company.id, period.from),
      this.ruleSets.stacksOfUnchecked(work, company.id, [week]),
      this.ruleSets.choicesOf(work, company.id),
    ]);
    const gap = missingFederalRules(company.time_zone, stacks.get(week) ?? [], choices);
    const model = { company, period, counts, ahead, soFar, waiting, unrated, gap };
    return page(<PayOverviewPage {...model} />, {
      title: wordsOf(PAY_TABS_WORDS, request).title,
      room: `company:${company.slug}`,
    });
  }
}
