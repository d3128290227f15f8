import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NotFound } from '#libs/kernel';
import { HISTORY_NEWEST_FIRST, type RowHistory, RowHistoryQueries } from '#libs/notification';
import { type Caller, type KeysetPage, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { cutToPage, PageQuery, requestedPage, ReturnsPages } from '../../edge/paging/paging.js';
import {
  presentHistoryLine,
  RowHistoryShape,
  type RowHistoryView,
} from '../presenters/row-history.presenter.js';

const PAGED =
  'Newest first, in pages of a hundred unless `limit` says otherwise. Without amounts of money for stewards.';
const FIRST_PAGE: KeysetPage = { limit: 100, after: null };

/** What happened to one request, or to its hours. */
@ApiTags('Audit')
@Controller('call-times/:slug')
export class RowHistoryController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly histories: RowHistoryQueries,
  ) {}

  @ApiOperation({
    operationId: 'listAuditOfRequest',
    summary: 'What happened to a labor request: asked, answered, texted, worked',
    description: PAGED,
  })
  @Get('requests/:request_id/audit')
  @Allow('labor.read')
  @ReturnsPages(RowHistoryShape)
  ofRequest(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('request_id') id: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RowHistoryView> {
    return this.page(by, query, reply, (work, page) =>
      this.histories.ofRequest(work, slug, requestId(id), page),
    );
  }

  @ApiOperation({
    operationId: 'listAuditOfHours',
    summary: 'What happened to the hours of a request: punches, edits, adjustments',
    description: PAGED,
  })
  @Get('tracking/:request_id/audit')
  @Allow('timeSheet.read')
  @ReturnsPages(RowHistoryShape)
  ofHours(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('request_id') id: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RowHistoryView> {
    return this.page(by, query, reply, (work, page) =>
      this.histories.ofHours(work, slug, requestId(id), page),
    );
  }

  private async page(
    by: Caller,
    query: PageQuery,
    reply: FastifyReply,
    read: (work: Work, page: KeysetPage) => Promise<RowHistory>,
  ): Promise<RowHistoryView> {
    const page = requestedPage(query, HISTORY_NEWEST_FIRST) ?? FIRST_PAGE;
    const { lines } = await read(this.unitOfWork.reading(by), page);
    return cutToPage(reply, lines, page, HISTORY_NEWEST_FIRST).map(presentHistoryLine);
  }
}

/** @throws NotFound no id */
function requestId(given: string): number {
  if (!/^[1-9]\d{0,14}$/.test(given)) throw new NotFound('LaborRequest');
  return Number(given);
}
