import { Body, Get, Post, Req } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import { readTable } from '#libs/labor';
import {
  ChangesClosedPay,
  ClosedPayEffectQueries,
  countRates,
  RateImportService,
  readRates,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { AcceptsBodyUpTo } from '../../edge/http/body-limit.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { AcceptsMultipart, isMultipart, readMultipart } from '../../edge/http/multipart.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { refusalOf } from '../company/refusal-of.js';
import { isConfirmed } from '../frame/form-errors.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { readWrittenRows, StoredRatesForm } from './rate-import.form.js';
import { RateImportPage } from './rate-import.page.js';
import { type RateImportPreview, RateImportPreviewPage } from './rate-import-preview.page.js';
import { RATE_IMPORT_WORDS } from './rate-import.words.js';
import { ratesHref } from './rates.form.js';

const HALF_A_MEGABYTE = 512 * 1024;
/** The cells of such a file, as a form sends them. */
const WRITTEN_ROWS = 4 * 1024 * 1024;

/** Rates from a file: chosen, looked at line by line, stored. Between the two the file stays with the browser. */
@PageController()
export class RateImportPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly imports: RateImportService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @Get('pay/rates/import/')
  @Allow('pay.edit')
  choose(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.upload(by, request);
  }

  @Post('pay/rates/import/')
  @Allow('pay.edit')
  @AcceptsMultipart()
  async look(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    try {
      const form = isMultipart(request)
        ? await readMultipart(request, { maxFileBytes: HALF_A_MEGABYTE })
        : null;
      const file = form?.files['file'];
      if (!file || file.name === '') throw Invalid.field('file', 'Choose a file.');
      return await this.preview(by, request, await readTable(file.bytes));
    } catch (error) {
      return this.upload(by, request, error);
    }
  }

  /**
   * Stores what was looked at. Where it would become something else by now, or changes closed pay and the reader did not
   * see that, the preview is shown again.
   */
  @Post('pay/rates/import/store/')
  @Allow('pay.edit')
  @AcceptsBodyUpTo(WRITTEN_ROWS)
  async store(
    @By() by: Caller,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    let rows: string[][] = [];
    try {
      const seen = await readForm(StoredRatesForm, body);
      rows = readWrittenRows(seen.rows);
      const { lines } = readRates(rows);
      const slug = await this.unitOfWork.as(by, async (work) => {
        const { id, slug: own } = await this.offices.reached(work, by, request);
        const { added, changed } = countRates(await this.imports.preview(work, id, lines));
        if (added !== seen.added || changed !== seen.changed) return null;
        await this.closed.confirmed(work, id, isConfirmed(body), () =>
          this.imports.import(work, id, lines),
        );
        return own;
      });
      if (slug === null) return await this.preview(by, request, rows, { movedOn: true });
      const { stored } = wordsOf(RATE_IMPORT_WORDS, request);
      const said = stored(seen.added, seen.changed);
      return seeOther(ratesHref(slug, {}), { tone: 'success', lines: [said] });
    } catch (error) {
      if (error instanceof ChangesClosedPay)
        return this.preview(by, request, rows, { status: refusalOf(error, request).status });
      return this.upload(by, request, error);
    }
  }

  private async preview(
    by: Caller,
    request: EdgeRequest,
    rows: readonly (readonly string[])[],
    { movedOn = false, status = 200 }: { movedOn?: boolean; status?: number } = {},
  ): Promise<Page> {
    const { lines: read, ignored } = readRates(rows);
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    const { result: lines, effect } = await this.unitOfWork.rehearse(by, (work) =>
      this.closed.changing(work, company.id, () => this.imports.import(work, company.id, read)),
    );
    const question = effect && refusalOf(new ChangesClosedPay(effect), request).message;
    const model: RateImportPreview = { company, rows, lines, ignored, movedOn, question };
    return page(<RateImportPreviewPage {...model} />, {
      title: wordsOf(RATE_IMPORT_WORDS, request).previewTitle,
      status,
    });
  }

  private async upload(by: Caller, request: EdgeRequest, refused?: unknown): Promise<Page> {
    const error = refused === undefined ? null : refusalOf(refused, request);
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    return page(<RateImportPage company={company} error={error} />, {
      title: wordsOf(RATE_IMPORT_WORDS, request).title,
      width: 'column',
      status: error?.status ?? 200,
    });
  }
}
