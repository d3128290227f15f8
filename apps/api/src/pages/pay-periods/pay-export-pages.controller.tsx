import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { addDays, dateIn } from '#libs/kernel';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  MissingFederalRulesQueries,
  PayExportQueries,
  PayExportService,
  RateFormOptionsQueries,
  taxYearOf,
  TaxYearQueries,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, DateText, Text } from '../../edge/validation/fields.js';
import { exportAnswer } from '../../pdf/export-answer.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import { PayExportPage } from './pay-export.page.js';
import { PayExportsPage, type PayExportsModel } from './pay-exports.page.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';
import { TaxWorkerPage, TaxYearPage } from './tax-year.page.js';

class TableForm {
  @Choice(EXPORT_FORMATS) format!: ExportFormat;
  @DateText() from!: string;
  @DateText() until!: string;
  /** A name, as the list suggests it. */
  @Text({ max: 250, optional: true, example: 'Dana Diaz' }) worker?: string;
  @Text({ max: 20, optional: true, example: 'aB3dE9x' }) event?: string;
}

/** Days of a table until somebody says otherwise. */
const USUAL_DAYS = 28;
/** Days since which events are offered; older ones are read by their dates. */
const YEAR = 366;

/** Files of hours and pay, and the tax year. */
@PageController()
export class PayExportPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly exports: PayExportService,
    private readonly files: PayExportQueries,
    private readonly taxYears: TaxYearQueries,
    private readonly gaps: MissingFederalRulesQueries,
    private readonly options: RateFormOptionsQueries,
  ) {}

  @Get('pay/exports/')
  @Allow('pay.read')
  list(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.listed(by, request);
  }

  @Post('pay/exports/')
  @Allow('pay.read')
  async ask(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<Page | SeeOther> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    try {
      const { worker: name, ...form } = await readForm(TableForm, body);
      const worker =
        name && (await this.options.workerNamed(this.unitOfWork.reading(by), company.id, name));
      const asked = { ...form, ...(worker && { worker }) };
      const id = await this.unitOfWork.as(by, (work) => this.exports.ask(work, company.id, asked));
      return seeOther(payPath(company, `exports/${id}/`));
    } catch (refused) {
      const error = translateFormError(formErrorFrom(refused), languageOf(request));
      return this.listed(by, request, { error, typed: typedTexts(body) });
    }
  }

  @Get('pay/exports/:id/')
  @Allow('pay.read')
  async show(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const file = await this.files.find(work, company.id, id);
    return page(<PayExportPage company={company} file={file} />, {
      title: file.file_name,
      room: `company:${company.slug}`,
    });
  }

  @Get('pay/exports/:id/file/')
  @Allow('pay.read')
  async file(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<Response> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    return exportAnswer(this.unitOfWork, await this.files.find(work, company.id, id));
  }

  /** The latest year with a payday. */
  @Get('pay/tax/')
  @Allow('pay.read')
  async latestTaxYear(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.taxYear(by, request, null);
  }

  @Get('pay/tax/:year/')
  @Allow('pay.read')
  ofTaxYear(
    @By() by: Caller,
    @Param('year') year: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.taxYear(by, request, taxYearOf(year));
  }

  @Get('pay/tax/:year/:slug/')
  @Allow('pay.read')
  async ofWorker(
    @By() by: Caller,
    @Param('year') given: string,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const year = taxYearOf(given);
    const { worker, weeks } = await this.taxYears.ofWorker(work, company.id, year, slug);
    return page(<TaxWorkerPage {...{ company, year, worker, weeks }} />, {
      title: wordsOf(PAY_PERIOD_WORDS, request).tax,
    });
  }

  private async taxYear(by: Caller, request: EdgeRequest, asked: number | null): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const years = await this.taxYears.years(work, company.id);
    const year = asked ?? years[0] ?? Number(dateIn(company.time_zone, work.now).slice(0, 4));
    const workers = await this.taxYears.ofYear(work, company.id, year);
    const gap = await this.gaps.ofCompany(work, company);
    return page(<TaxYearPage {...{ company, year, years, workers, gap }} />, {
      title: wordsOf(PAY_PERIOD_WORDS, request).tax,
    });
  }

  private async listed(
    by: Caller,
    request: EdgeRequest,
    refused?: PayExportsModel['refused'],
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const files = await this.files.ofCompany(work, company.id);
    const until = dateIn(company.time_zone, work.now);
    const dates = { from: addDays(until, 1 - USUAL_DAYS), until };
    const choices = await this.options.ofCompany(work, company.id, addDays(until, -YEAR));
    return page(<PayExportsPage {...{ company, files, dates, choices, refused }} />, {
      title: wordsOf(PAY_PERIOD_WORDS, request).exports,
      room: `company:${company.slug}`,
      status: refused?.error.status,
    });
  }
}
