import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { Invalid } from '#libs/kernel';
import { readTable } from '#libs/labor';
import {
  assertConfirmed,
  ChangesClosedPay,
  ClosedPayEffectQueries,
  RateImportService,
  RateTableRefused,
  readRates,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { AcceptsMultipart, isMultipart, readMultipart } from '../../edge/http/multipart.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  presentRateImport,
  RATE_FILE_BODY,
  RateImportQuery,
  RateImportShape,
  type RateImportView,
} from './rate-import.dto.js';

const HALF_A_MEGABYTE = 512 * 1024;

/** Many rates from a table. */
@ApiTags('Pay')
@Controller('pay/rate-import')
export class RateImportController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly imports: RateImportService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @ApiOperation({
    operationId: 'importPayRates',
    summary: 'Imports a table of rates',
    description:
      'Up to 512 KB and 2,000 lines. A line that is no rate is refused by itself and says why; the others are stored at once, unless they change closed pay periods and nobody has confirmed that. The same file twice changes nothing.',
  })
  @Post()
  @Allow('pay.edit')
  @AcceptsMultipart()
  @ApiBody(RATE_FILE_BODY)
  @Returns(200, RateImportShape)
  @Refuses(
    new RateTableRefused({ missing: 'amount' }),
    new ChangesClosedPay({ closedUntil: '2031-05-10', entries: 3, cents: 3300 }),
  )
  async import(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Query() { preview = false, confirmed = false }: RateImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<RateImportView> {
    const reading = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(reading, query.company, 'owner', 'manager');
    const { lines, ignored } = readRates(await readTable(await uploadedTable(request)));
    const imported = await this.unitOfWork[preview ? 'rehearse' : 'as'](by, async (work) => {
      const changed = await this.closed.changing(work, id, () =>
        this.imports.import(work, id, lines),
      );
      assertConfirmed(changed.effect, preview || confirmed);
      return changed;
    });
    return presentRateImport(imported, ignored, !preview);
  }
}

/** @throws Invalid naming `file`: there is none */
async function uploadedTable(request: FastifyRequest): Promise<Buffer> {
  const form = isMultipart(request)
    ? await readMultipart(request, { maxFileBytes: HALF_A_MEGABYTE })
    : null;
  const file = form?.files['file'];
  if (!file || file.name === '') throw Invalid.field('file', 'No file was sent.');
  return file.bytes;
}
