import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  DATE_FORMATS,
  HOURS_FORMATS,
  MAPPING_LINES,
  MAPPING_PRESETS,
  type PayrollMapping,
  PayrollMappingQueries,
  PayrollMappingService,
  readCodes,
  readColumns,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, Flag, Id, Text } from '../../edge/validation/fields.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import { MappingsPage, type MappingsModel } from './mappings.page.js';
import { MAPPING_WORDS } from './mappings.words.js';
import { payPath } from './pay-periods.page.js';

const DELIMITER_OF = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
const DELIMITER_WORDS = ['comma', 'semicolon', 'tab', 'bar'] as const;
const MARKS = ['point', 'comma'] as const;

class MappingForm {
  @Id({ optional: true }) id?: number;
  @Text({ max: 60, example: 'Payroll' }) name!: string;
  @Text({ max: 6000, example: 'worker = Name' }) columns!: string;
  @Text({ max: 3000, blank: true, optional: true, example: 'overtime = OT' }) codes?: string;
  @Choice(MAPPING_LINES) lines!: PayrollMapping['lines'];
  @Choice(DATE_FORMATS) dates!: PayrollMapping['dates'];
  @Choice(HOURS_FORMATS) hours!: PayrollMapping['hours'];
  @Choice(DELIMITER_WORDS) delimiter!: (typeof DELIMITER_WORDS)[number];
  @Choice(MARKS) decimal_mark!: (typeof MARKS)[number];
  @Flag({ optional: true }) headings?: boolean;
}

const EMPTY: PayrollMapping = {
  ...{ lines: 'earning', hasHeadings: true, delimiter: ',', dates: 'YYYY-MM-DD' },
  ...{ decimalMark: '.', hours: 'decimal', codes: {} },
  columns: [
    { field: 'payroll_number', heading: 'Employee ID' },
    { field: 'worker', heading: 'Name' },
    { field: 'earning', heading: 'Pay code' },
    { field: 'hours', heading: 'Hours' },
    { field: 'rate', heading: 'Rate' },
    { field: 'amount', heading: 'Amount' },
  ],
};

/** How the company's payroll wants its files. */
@PageController()
export class MappingPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly queries: PayrollMappingQueries,
    private readonly mappings: PayrollMappingService,
  ) {}

  @Get('pay/mappings/')
  @Allow('pay.read')
  show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    return this.shown(by, request, { mapping: query['mapping'], preset: query['preset'] });
  }

  @Post('pay/mappings/')
  @Allow('pay.edit')
  async save(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<Page | SeeOther> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    try {
      const form = await readForm(MappingForm, body);
      const written = { id: form.id ?? null, name: form.name.trim(), mapping: mappingOf(form) };
      await this.unitOfWork.as(by, (work) => this.mappings.write(work, company.id, written));
      const lines = [wordsOf(MAPPING_WORDS, request).saved];
      return seeOther(payPath(company, 'mappings/'), { tone: 'success', lines });
    } catch (refused) {
      const error = translateFormError(formErrorFrom(refused), languageOf(request));
      const typed = typedTexts(body);
      return this.shown(by, request, { mapping: typed['id'] }, { error, typed });
    }
  }

  @Post('pay/mappings/:id/remove/')
  @Allow('pay.edit')
  async remove(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    await this.unitOfWork.as(by, (work) => this.mappings.remove(work, company.id, id));
    const lines = [wordsOf(MAPPING_WORDS, request).removed];
    return seeOther(payPath(company, 'mappings/'), { tone: 'info', lines });
  }

  private async shown(
    by: Caller,
    request: EdgeRequest,
    asked: { mapping?: unknown; preset?: unknown },
    refused?: MappingsModel['refused'],
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const mappings = await this.queries.ofCompany(work, company.id);
    const own = mappings.find(({ id }) => String(id) === asked.mapping);
    const preset = MAPPING_PRESETS.find(({ id }) => id === asked.preset);
    const fresh = { id: null, name: preset?.name ?? '', mapping: preset?.mapping ?? EMPTY };
    return page(<MappingsPage {...{ company, mappings, shown: own ?? fresh, refused }} />, {
      title: wordsOf(MAPPING_WORDS, request).title,
      status: refused?.error.status,
    });
  }
}

/** @throws Invalid naming `columns` or `codes` */
function mappingOf(form: MappingForm): PayrollMapping {
  return {
    ...{ lines: form.lines, dates: form.dates, hours: form.hours },
    columns: readColumns(form.columns),
    codes: readCodes(form.codes ?? ''),
    hasHeadings: form.headings === true,
    delimiter: DELIMITER_OF[form.delimiter],
    decimalMark: form.decimal_mark === 'comma' ? ',' : '.',
  };
}
