import { Get, Param, Query, Req } from '@nestjs/common';
import { zoneOf } from '#libs/event';
import { AUDIT_SUBJECTS, AuditTrailQueries, type AuditTrailRow } from '#libs/notification';
import { type Caller, type KeysetPage, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, Id, Text } from '../../edge/validation/fields.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { Link } from '../frame/link.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { AuditPage, type AuditModel } from './audit.page.js';
import { AUDIT_WORDS } from './audit.words.js';

const PAGE_SIZE = 50;

class AuditQuery {
  /** Entries before this one; left out: the newest. */
  @Id({ optional: true }) before?: number;
}

class CompanyAuditQuery extends AuditQuery {
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
  @Choice(AUDIT_SUBJECTS, { optional: true, example: 'call_time' })
  subject?: (typeof AUDIT_SUBJECTS)[number];
}

/** The audit trail of a company, an event or a contact, by the queries of REST. */
@PageController()
export class AuditPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly trail: AuditTrailQueries,
  ) {}

  @Get('audit/company/')
  @Allow('audit.read')
  async ofCompany(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { before, subject = undefined }: CompanyAuditQuery,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const rows = await this.trail.ofCompany(work, company.id, subject ?? null, pageBefore(before));
    return pageOf(request, rows, before, {
      about: 'company',
      timeZone: company.time_zone,
      above: company.name,
      filter: { company: company.slug, subject: subject ?? null },
    });
  }

  @Get('audit/event/:slug/')
  @Allow('event.edit')
  async ofEvent(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('slug') slug: string,
    @Query() { before }: AuditQuery,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { event, entries } = await this.trail.ofEvent(work, slug, pageBefore(before));
    return pageOf(request, entries, before, {
      about: 'event',
      timeZone: zoneOf(event),
      above: <Link href={`/app/events/${slug}/`}>{event.event_name}</Link>,
      filter: null,
    });
  }

  @Get('audit/contact/:slug/')
  @Allow('worker.read')
  async ofContact(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('slug') slug: string,
    @Query() { before }: AuditQuery,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { worker, entries } = await this.trail.ofWorker(work, slug, pageBefore(before));
    return pageOf(request, entries, before, {
      about: 'worker',
      timeZone: worker.time_zone,
      above: <Link href={`/app/worker/history/${slug}/`}>{worker.name}</Link>,
      filter: null,
    });
  }
}

function pageBefore(before: number | undefined): KeysetPage {
  return { limit: PAGE_SIZE, after: before === undefined ? null : [before] };
}

function pageOf(
  request: EdgeRequest,
  rows: readonly AuditTrailRow[],
  before: number | undefined,
  about: Omit<AuditModel, 'rows' | 'older' | 'newest'>,
): Page {
  const shown = rows.slice(0, PAGE_SIZE);
  const address = (last: number | null): string => {
    const url = new URL(request.url, 'http://here.invalid');
    url.searchParams.delete('before');
    if (last !== null) url.searchParams.set('before', String(last));
    return url.pathname + url.search;
  };
  const model: AuditModel = {
    ...about,
    rows: shown,
    older: rows.length > shown.length ? address(shown.at(-1)!.id) : null,
    newest: before === undefined ? null : address(null),
  };
  return page(<AuditPage {...model} />, {
    title: wordsOf(AUDIT_WORDS, request).title,
    width: 'column',
  });
}
