import { Body, Controller, Delete, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { Invalid } from '#libs/kernel';
import {
  ContactImportService,
  NoContacts,
  readVCards,
  readPickedContacts,
  UnusedWorkerService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { AcceptsBodyUpTo } from '../../edge/http/body-limit.js';
import { By } from '../../edge/auth/by.js';
import { isMultipart, readMultipart, AcceptsMultipart } from '../../edge/http/multipart.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  CARDS_BODY,
  ClearedShape,
  type ClearedView,
  ImportReportShape,
  type ImportReportView,
  PICKED_CONTACTS_BODY,
} from './contact-import.dto.js';

const TWENTY_MEGABYTES = 20 * 1024 * 1024;

/** Imports many contacts. Parsing is slow, so it is done before the transaction and in slices. */
@ApiTags('Workers')
@Controller('workers')
export class ContactImportController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly contacts: ContactImportService,
    private readonly unused: UnusedWorkerService,
  ) {}

  @ApiOperation({
    operationId: 'importContactCards',
    summary: 'Imports a file of contact cards (vCard)',
    description:
      'Up to 20 MB, 20,000 cards and 60,000 numbers; of one card, 50 numbers. The first valid mobile number of a card becomes the primary one, else the preferred, else the first valid one that is no fax or pager; the others become alternate phones. Known contacts are left as they are.',
  })
  @Post('import')
  @Allow('worker.edit')
  @AcceptsMultipart()
  @ApiBody(CARDS_BODY)
  @Returns(200, ImportReportShape)
  async cards(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportReportView> {
    const company = await this.companies.managed(this.unitOfWork.reading(by), query.company);
    const intake = await readVCards(await uploadedCards(request));
    return this.unitOfWork.as(by, (work) => this.contacts.import(work, company.id, intake));
  }

  @ApiOperation({
    operationId: 'importPickedContacts',
    summary: 'Imports contacts that were picked on a phone',
    description:
      'Up to 20 MB, 20,000 contacts and 60,000 numbers; otherwise as the import of a file.',
  })
  @Post('import-contacts')
  @Allow('worker.edit')
  @AcceptsBodyUpTo(TWENTY_MEGABYTES)
  @Refuses(new NoContacts())
  @ApiBody(PICKED_CONTACTS_BODY)
  @Returns(200, ImportReportShape)
  async picked(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: unknown,
  ): Promise<ImportReportView> {
    const company = await this.companies.managed(this.unitOfWork.reading(by), query.company);
    const intake = await readPickedContacts(
      (body as { contacts?: unknown } | null | undefined)?.contacts,
    );
    return this.unitOfWork.as(by, (work) => this.contacts.import(work, company.id, intake));
  }

  @ApiOperation({
    operationId: 'clearUnusedWorkers',
    summary: 'Deletes contacts that were never requested',
    description: 'Who has an account, or was invited as a steward, stays.',
  })
  @Delete('clear-unused')
  @Allow('worker.edit')
  @Returns(200, ClearedShape)
  clearUnused(@By() by: Caller, @Query() query: CompanyQuery): Promise<ClearedView> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company);
      return { status: 'success', deleted: await this.unused.deleteUnused(work, company.id) };
    });
  }
}

/** @throws Invalid naming `file`: there is none, or its name is not that of a vCard */
async function uploadedCards(request: FastifyRequest): Promise<Buffer> {
  const form = isMultipart(request)
    ? await readMultipart(request, { maxFileBytes: TWENTY_MEGABYTES })
    : null;
  const file = form?.files['file'];
  if (!file || file.name === '') throw Invalid.field('file', 'No file was sent.');
  if (!/\.vcf$/i.test(file.name))
    throw Invalid.field('file', 'Please choose a contact file: its name ends in .vcf.');
  return file.bytes;
}
