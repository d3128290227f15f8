import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { Invalid } from '#libs/kernel';
import { ContactExportService, ContactImportService, readCsv } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Heavy } from '../../edge/company-turns/heavy.js';
import { AcceptsMultipart, isMultipart, readMultipart } from '../../edge/http/multipart.js';
import { Returns, text } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { ExportQuery, TABLE_BODY } from './contact-files.dto.js';
import { ImportReportShape, type ImportReportView } from './contact-import.dto.js';

/** Contacts as tables and cards. */
@ApiTags('Workers')
@Controller('workers')
export class ContactFilesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly exports: ContactExportService,
    private readonly contacts: ContactImportService,
  ) {}

  @ApiOperation({
    operationId: 'exportContacts',
    summary: 'All contacts in a file: a table (CSV) or contact cards (vCard)',
    description:
      'No cell is calculated by a spreadsheet: an apostrophe stands before what begins like a formula; phone numbers keep their plus. Each reading is in the audit trail.',
  })
  @ApiProduces('text/csv', 'text/vcard')
  @Get('export')
  @Heavy()
  @Allow('worker.read')
  @Returns(200, text('Name,Phone'))
  async export(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Query() { format = 'csv' }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    const file = await this.exports.ofCompany(work, company.id, format);
    void reply
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'text/vcard; charset=utf-8')
      .header('content-disposition', `attachment; filename="contacts-${company.slug}.${format}"`);
    return file;
  }

  @ApiOperation({
    operationId: 'importContactTable',
    summary: 'Imports a table of contacts (CSV)',
    description:
      'Up to 20 MB, 20,000 contacts and 60,000 numbers; commas, semicolons, tabs or bars, in UTF-8, UTF-16 or windows-1252. Columns are recognised by their titles (`Name`, `First name`, `Phone`, `Mobile`, …), else by what they hold. Otherwise as the import of contact cards.',
  })
  @Post('import-table')
  @Heavy()
  @Allow('worker.edit')
  @AcceptsMultipart()
  @ApiBody(TABLE_BODY)
  @Returns(200, ImportReportShape)
  async table(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportReportView> {
    const company = await this.companies.managed(this.unitOfWork.reading(by), query.company);
    const form = isMultipart(request) ? await readMultipart(request) : null;
    const file = form?.files['file'];
    if (!file || file.name === '') throw Invalid.field('file', 'No file was sent.');
    const batch = await readCsv(file.bytes);
    return this.unitOfWork.as(by, (work) => this.contacts.import(work, company.id, batch));
  }
}
