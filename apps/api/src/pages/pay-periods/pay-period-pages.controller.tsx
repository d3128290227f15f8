import { Body, Get, Param, Post, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { Invalid } from '#libs/kernel';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  MissingFederalRulesQueries,
  isPayrollFormat,
  PayExportQueries,
  PayExportService,
  PayPeriodPageQueries,
  PayPeriodQueries,
  PayrollMappingQueries,
  PayrollNumberService,
  PeriodAheadQueries,
  PeriodClosingService,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, DateText, Id } from '../../edge/validation/fields.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import { PayPeriodPage, type PayPeriodModel } from './pay-period.page.js';
import { payPath, PayPeriodsPage } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';
import { numberErrors, typedNumbers } from './typed-numbers.js';

class CloseForm {
  @DateText() payday!: string;
}

class FileForm {
  @Choice(EXPORT_FORMATS) format!: ExportFormat;
  @Id({ optional: true }) mapping?: number;
}

type Given = Readonly<Record<string, unknown>>;

/** Pay periods: what waits, closing, and the files of closed ones. */
@PageController()
export class PayPeriodPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly periods: PayPeriodQueries,
    private readonly details: PayPeriodPageQueries,
    private readonly ahead: PeriodAheadQueries,
    private readonly closing: PeriodClosingService,
    private readonly exports: PayExportService,
    private readonly files: PayExportQueries,
    private readonly mappings: PayrollMappingQueries,
    private readonly numbers: PayrollNumberService,
    private readonly gaps: MissingFederalRulesQueries,
  ) {}

  @Get('pay/periods/')
  @Allow('pay.read')
  async list(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const list = await this.periods.ofCompany(work, company.id);
    return page(<PayPeriodsPage company={company} list={list} />, {
      title: wordsOf(PAY_PERIOD_WORDS, request).title,
      room: `company:${company.slug}`,
    });
  }

  @Get('pay/periods/:starts_on/')
  @Allow('pay.read')
  show(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.period(by, request, startsOn);
  }

  /** Where forms of the page were sent, and somebody reads the page again. */
  @Get(['close', 'numbers', 'files'].map((form) => `pay/periods/:starts_on/${form}/`))
  @Allow('pay.read')
  async back(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    return seeOther(payPath(company, `periods/${encodeURIComponent(startsOn)}/`));
  }

  @Post('pay/periods/:starts_on/close/')
  @Allow('pay.edit')
  async close(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Req() request: EdgeRequest,
    @Body() body: Given,
  ): Promise<Page | SeeOther> {
    return this.attempt(by, request, { startsOn, of: 'close', body }, async (company) => {
      const { payday } = await readForm(CloseForm, body);
      await this.unitOfWork.as(by, (work) =>
        this.closing.close(work, company.id, startsOn, payday),
      );
      const lines = [wordsOf(PAY_PERIOD_WORDS, request).closedNotice];
      return seeOther(payPath(company, `periods/${startsOn}/`), { tone: 'success', lines });
    });
  }

  @Post('pay/periods/:starts_on/numbers/')
  @Allow('pay.edit')
  async type(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Req() request: EdgeRequest,
    @Body() body: Given,
  ): Promise<Page | SeeOther> {
    return this.attempt(by, request, { startsOn, of: 'numbers', body }, async (company) => {
      const typed = typedNumbers(body);
      try {
        await this.unitOfWork.as(by, (work) => this.numbers.type(work, company.id, typed));
      } catch (error) {
        throw error instanceof Invalid ? numberErrors(error, typed) : error;
      }
      const lines = [wordsOf(PAY_PERIOD_WORDS, request).numbersSaved];
      return seeOther(payPath(company, `periods/${startsOn}/`), { tone: 'success', lines });
    });
  }

  @Post('pay/periods/:starts_on/files/')
  @Allow('pay.read')
  async file(
    @By() by: Caller,
    @Param('starts_on') startsOn: string,
    @Req() request: EdgeRequest,
    @Body() body: Given,
  ): Promise<Page | SeeOther> {
    return this.attempt(by, request, { startsOn, of: 'file', body }, async (company) => {
      const { format, mapping } = await readForm(FileForm, body);
      const asked = {
        format,
        period: startsOn,
        ...(isPayrollFormat(format) && { mapping }),
      };
      const id = await this.unitOfWork.as(by, (work) => this.exports.ask(work, company.id, asked));
      return seeOther(payPath(company, `exports/${id}/`));
    });
  }

  /** Runs an action; what it refuses is shown on its form, with what was typed. */
  private async attempt(
    by: Caller,
    request: EdgeRequest,
    form: { startsOn: string; of: 'close' | 'numbers' | 'file'; body: Given },
    action: (company: CompanyRow) => Promise<SeeOther>,
  ): Promise<Page | SeeOther> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    try {
      return await action(company);
    } catch (refused) {
      const error = translateFormError(formErrorFrom(refused), languageOf(request));
      const { of, body } = form;
      return this.period(by, request, form.startsOn, { of, error, typed: typedTexts(body) });
    }
  }

  private async period(
    by: Caller,
    request: EdgeRequest,
    startsOn: string,
    refused?: PayPeriodModel['refused'],
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const period = await this.details.find(work, company.id, startsOn);
    const [files, mappings] = period.closed
      ? await Promise.all([
          this.files.ofPeriod(work, company.id, period.closed.id),
          this.mappings.ofCompany(work, company.id),
        ])
      : [[], []];
    const ahead = period.closed ? null : await this.ahead.ofPeriod(work, company.id, period.dates);
    const gap = await this.gaps.ofCompany(work, company);
    return page(<PayPeriodPage {...{ company, period, ahead, gap, files, mappings, refused }} />, {
      title: wordsOf(PAY_PERIOD_WORDS, request).title,
      room: `company:${company.slug}`,
      status: refused?.error.status,
    });
  }
}
