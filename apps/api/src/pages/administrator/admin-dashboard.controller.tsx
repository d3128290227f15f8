import { Body, Get, Post, Query, Req } from '@nestjs/common';
import { parseEventSearch, UpcomingEventCountQueries } from '#libs/event';
import { InvitationService, OpenInvitationService } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import { EventSearchQueries, PendingAndDeclinedQueries } from '#libs/labor';
import { SmsUsageQueries } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { InvitationThrottleService } from '../../edge/rate-limit/invitation-throttle.service.js';
import { refusalOf } from '../company/refusal-of.js';
import type { EventListModel } from '../events/event-list.js';
import { EventListQuery, eventViewOf } from '../events/event-list.query.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { lastPage } from '../frame/last-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { pageSizeOf } from '../frame/remembered.js';
import { wordsOf } from '../frame/words.js';
import { AdminDashboardPage, type AdminDashboardModel } from './admin-dashboard.page.js';
import { OwnerInvitationAction, OwnerInvitationForm } from './administrator.form.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';

const ADDRESS = '/app/callman-admin/';

/** The dashboard over all companies. */
@PageController()
export class AdminDashboardController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly upcoming: UpcomingEventCountQueries,
    private readonly waiting: PendingAndDeclinedQueries,
    private readonly usage: SmsUsageQueries,
    private readonly searches: EventSearchQueries,
    private readonly invitations: InvitationService,
    private readonly open: OpenInvitationService,
    private readonly throttle: InvitationThrottleService,
    private readonly currentCompany: CurrentCompanyService,
  ) {}

  @Get('callman-admin/')
  @Allow('owner.invite')
  show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: EventListQuery,
  ): Promise<Page> {
    return this.page(by, request, { query });
  }

  @Post('callman-admin/')
  @Allow('owner.invite')
  async act(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const form = await readForm(OwnerInvitationAction, body);
      if (form.action !== 'withdraw') await this.throttle.count(by.actor.userId!);
      const done = await this.unitOfWork.as(by, (work) => this.apply(work, form, body, request));
      return seeOther(ADDRESS, { tone: 'success', lines: [done] });
    } catch (error) {
      const { phone } = (body ?? {}) as { phone?: unknown };
      const typed = typeof phone === 'string' ? phone : '';
      return this.page(by, request, { error: refusalOf(error, request), phone: typed });
    }
  }

  private async apply(
    work: Work,
    { action, id }: OwnerInvitationAction,
    body: unknown,
    request: EdgeRequest,
  ): Promise<string> {
    const { invite: words } = wordsOf(ADMINISTRATOR_WORDS, request);
    if (action !== 'resend' && action !== 'withdraw') {
      await this.invitations.inviteOwner(work, await readForm(OwnerInvitationForm, body));
      return words.sent;
    }
    if (id === undefined) throw new NotFound('Invitation');
    await (action === 'resend' ? this.open.resend(work, id) : this.open.withdraw(work, id));
    return action === 'resend' ? words.resent : words.withdrawn;
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    {
      error = null,
      phone = '',
      query = {},
    }: Partial<Pick<AdminDashboardModel, 'error' | 'phone'>> & { query?: EventListQuery },
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const [events, pending, declined, texts, invitations, list, first] = await Promise.all([
      this.upcoming.count(work),
      this.waiting.count(work, 'pending'),
      this.waiting.count(work, 'declined'),
      this.usage.segmentsOfLast30Days(work),
      this.open.listUnchecked(work, null),
      this.list(work, query, request),
      this.currentCompany.showFirst(work, by, request),
    ]);
    const numbers = { events, pending, declined, texts };
    const model = { numbers, list, invitations, error, phone, hasCompanies: first !== null };
    return page(<AdminDashboardPage {...model} />, {
      title: wordsOf(ADMINISTRATOR_WORDS, request).title,
      status: error?.status ?? 200,
    });
  }

  /** Events of all companies; the last page, where the address names one beyond it. */
  private async list(
    work: Work,
    query: EventListQuery,
    request: EdgeRequest,
  ): Promise<EventListModel> {
    const size = pageSizeOf(request, query.per_page);
    const found = await this.searches.find(work, {
      companyId: null,
      terms: parseEventSearch(query.search ?? '', languageOf(request)),
      view: eventViewOf(query),
      limit: size,
      offset: ((query.page ?? 1) - 1) * size,
    });
    const pages = lastPage(found.counts[eventViewOf(query)], size);
    if ((query.page ?? 1) > pages) return this.list(work, { ...query, page: pages }, request);
    return {
      ...{ path: ADDRESS, query, found, size, stewards: null, deleted: null },
      ...{ ofAllCompanies: true, mayCreate: true },
    };
  }
}
