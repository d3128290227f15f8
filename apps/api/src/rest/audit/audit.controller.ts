import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { AUDIT_NEWEST_FIRST, AuditTrailQueries, type AuditTrailRow } from '#libs/notification';
import { type Caller, type KeysetPage, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { cutToPage, PageQuery, requestedPage, ReturnsPages } from '../../edge/paging/paging.js';
import {
  AuditTrailShape,
  type AuditTrailView,
  presentAuditEntry,
} from '../presenters/audit-trail.presenter.js';
import { CompanyAuditQuery } from './audit.dto.js';

const PAGED = 'Newest first, in pages of a hundred unless `limit` says otherwise.';
const FIRST_PAGE: KeysetPage = { limit: 100, after: null };

/** Who did what, and what changed. */
@ApiTags('Audit')
@Controller()
export class AuditController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly trail: AuditTrailQueries,
  ) {}

  @ApiOperation({
    operationId: 'listAuditOfCompany',
    summary: 'What happened in the company',
    description: `${PAGED} Owners and administrators read everything, managers what concerns the work.`,
  })
  @Get('company/audit')
  @Allow('audit.read')
  @ReturnsPages(AuditTrailShape)
  ofCompany(
    @By() by: Caller,
    @Query() query: CompanyAuditQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditTrailView> {
    return this.page(by, query, reply, async (work, page) => {
      const role = by.actor.roles.has('owner') ? 'owner' : 'manager';
      const { id } = await this.companies.managed(work, query.company, role);
      return this.trail.ofCompany(work, id, query.subject ?? null, page);
    });
  }

  @ApiOperation({
    operationId: 'listAuditOfEvent',
    summary: 'What happened to an event, its calls, requests and hours',
    description: PAGED,
  })
  @Get('event/:slug/audit')
  @Allow('event.edit')
  @ReturnsPages(AuditTrailShape)
  ofEvent(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditTrailView> {
    return this.page(
      by,
      query,
      reply,
      async (work, page) => (await this.trail.ofEvent(work, slug, page)).entries,
    );
  }

  @ApiOperation({
    operationId: 'listAuditOfWorker',
    summary: 'What happened to a contact, their requests and hours',
    description: PAGED,
  })
  @Get('workers/:slug/audit')
  @Allow('worker.read')
  @ReturnsPages(AuditTrailShape)
  ofWorker(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditTrailView> {
    return this.page(
      by,
      query,
      reply,
      async (work, page) => (await this.trail.ofWorker(work, slug, page)).entries,
    );
  }

  private async page(
    by: Caller,
    query: PageQuery,
    reply: FastifyReply,
    read: (work: Work, page: KeysetPage) => Promise<AuditTrailRow[]>,
  ): Promise<AuditTrailView> {
    const page = requestedPage(query, AUDIT_NEWEST_FIRST) ?? FIRST_PAGE;
    const rows = await read(this.unitOfWork.reading(by), page);
    return cutToPage(reply, rows, page, AUDIT_NEWEST_FIRST).map(presentAuditEntry);
  }
}
