import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CompanyQueries, CompanyService } from '#libs/company';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { refusalOf } from '../company/refusal-of.js';
import type { FormError } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { pageWithin } from '../frame/last-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { pageSizeOf } from '../frame/remembered.js';
import { wordsOf } from '../frame/words.js';
import { ListQuery, SwitchesForm } from './administrator.form.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';
import { CompaniesPage, CompanyAdministrationPage } from './companies.page.js';

/** All companies, and the switches that administrators have of each. */
@PageController()
export class CompaniesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: CompanyQueries,
    private readonly companies: CompanyService,
    private readonly current: CurrentCompanyService,
  ) {}

  @Get('callman-admin/companies/')
  @Allow('company.list')
  async list(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { search = '', page: number = 1, per_page }: ListQuery,
  ): Promise<Page> {
    const size = pageSizeOf(request, per_page);
    const work = this.unitOfWork.reading(by);
    const read = (nth: number) => this.queries.page(work, search, nth, size);
    const found = await pageWithin(read, number, size);
    return page(<CompaniesPage {...found} {...{ search, size }} />, {
      title: wordsOf(ADMINISTRATOR_WORDS, request).companies.title,
    });
  }

  @Get('callman-admin/companies/:slug/')
  @Allow('company.list')
  show(@By() by: Caller, @Req() request: EdgeRequest, @Param('slug') slug: string): Promise<Page> {
    return this.page(by, request, slug, null);
  }

  @Post('callman-admin/companies/:slug/')
  @Allow('company.list')
  async save(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('slug') slug: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const form = await readForm(SwitchesForm, body);
      await this.unitOfWork.as(by, async (work) => {
        const { id } = await this.queries.listed(work, slug);
        await this.companies.edit(work, id, {
          timeTracking: form.time_tracking ?? false,
          roundUpTarget: form.round_up_target,
        });
      });
      return seeOther(`/app/callman-admin/companies/${slug}/`, {
        tone: 'success',
        lines: [wordsOf(ADMINISTRATOR_WORDS, request).company.saved],
      });
    } catch (error) {
      const typed = (body ?? {}) as Record<string, unknown>;
      return this.page(by, request, slug, refusalOf(error, request), typed);
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    slug: string,
    error: FormError | null,
    typed: Record<string, unknown> | null = null,
  ): Promise<Page> {
    const company = await this.queries.listed(this.unitOfWork.reading(by), slug);
    this.current.show(request, company);
    const target = typed?.['round_up_target'];
    const values = {
      time_tracking: typed ? typed['time_tracking'] === 'on' : company.time_tracking,
      round_up_target: typeof target === 'string' ? target : String(company.round_up_target),
    };
    return page(<CompanyAdministrationPage {...{ company, values, error }} />, {
      title: company.name,
      width: 'column',
      status: error?.status ?? 200,
    });
  }
}
