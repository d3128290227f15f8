import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyNotChosen, CompanyQueries, type CompanyRow, CompanyUnknown } from '#libs/company';
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
      const company = await this.company(work, query.company);
      return this.trail.ofCompany(work, company.id, query.subject ?? null, page);
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

  /** One that the actor owns or manages. @throws CompanyNotChosen, CompanyUnknown */
  private async company(work: Work, slug: string | undefined): Promise<CompanyRow> {
    const { actor } = work;
    if (!slug && actor.companyIdsAs('owner', 'manager').length === 0) throw new CompanyNotChosen();
    const reached = await this.companies.reached(work, slug);
    const company = slug ? reached.find((each) => each.slug === slug) : reached[0];
    if (!company) throw new CompanyUnknown();
    return company;
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
