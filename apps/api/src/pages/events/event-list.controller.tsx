import { Get, Query, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { parseEventSearch } from '#libs/event';
import { ArchiveQueries, EventSearchQueries, StewardQueries } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { lastPage } from '../frame/last-page.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { pageSizeOf } from '../frame/remembered.js';
import { languageOf } from '../frame/request-language.js';
import { RevisedPage } from '../frame/revised-page.js';
import { wordsOf } from '../frame/words.js';
import { EventList, type EventListModel } from './event-list.js';
import { EventListPage } from './event-list.page.js';
import { EventListQuery, eventViewOf } from './event-list.query.js';
import { EVENT_LIST_WORDS } from './event-list.words.js';

const OWN = '/app/events/';
const ADMINISTRATORS = '/app/callman-admin/search-events';

/** The list of events, and the fragments of it that searches answer with. */
@PageController()
export class EventListController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly current: CurrentCompanyService,
    private readonly searches: EventSearchQueries,
    private readonly stewards: StewardQueries,
    private readonly archive: ArchiveQueries,
  ) {}

  @Get('events/')
  @RevisedPage()
  @Allow('event.list')
  async list(
    @By() by: Caller,
    @Query() query: EventListQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const model = await this.modelOfCompany(by, query, request);
    const { title } = wordsOf(EVENT_LIST_WORDS, request);
    return page(<EventListPage {...model.model} />, { title, room: roomOf(model.company) });
  }

  @Get('events/search')
  @RevisedPage()
  @Allow('event.edit')
  async search(
    @By() by: Caller,
    @Query() query: EventListQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const { model } = await this.modelOfCompany(by, query, request);
    return page(<EventList {...model} />, { title: wordsOf(EVENT_LIST_WORDS, request).title });
  }

  @Get('callman-admin/search-events')
  @Allow('user.list')
  async searchAll(
    @By() by: Caller,
    @Query() query: EventListQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const size = pageSizeOf(request, query.per_page);
    const model: EventListModel = {
      ...{ path: ADMINISTRATORS, query, size, stewards: null, deleted: null },
      ...{ ofAllCompanies: true, mayCreate: true },
      found: await this.find(work, query, request, null, size),
    };
    return page(<EventList {...model} />, { title: wordsOf(EVENT_LIST_WORDS, request).title });
  }

  /**
   * Stewards who manage nothing see the events that they run, whichever company they are of. The last page, where the
   * address names one beyond it.
   */
  private async modelOfCompany(
    by: Caller,
    query: EventListQuery,
    request: EdgeRequest,
  ): Promise<{ model: EventListModel; company: CompanyRow | null }> {
    const work = this.unitOfWork.reading(by);
    const isManager = by.actor.isAdministrator || by.actor.companyIdsAs('manager').length > 0;
    const company = isManager ? await this.current.of(work, by, request) : null;
    const manages = company !== null && by.actor.manages(company.id);
    const size = pageSizeOf(request, query.per_page);
    const [found, stewards, deleted] = await Promise.all([
      this.find(work, query, request, company?.id ?? null, size),
      manages && query.view !== 'deleted' ? this.stewards.ofCompany(work, company.id) : null,
      manages && query.view === 'deleted' ? this.archive.restorable(work, company.id) : null,
    ]);
    const pages = lastPage(found.counts[eventViewOf(query)], size);
    if ((query.page ?? 1) > pages)
      return this.modelOfCompany(by, { ...query, page: pages }, request);
    const model: EventListModel = {
      ...{ path: OWN, query, found, size, stewards, mayCreate: manages, ofAllCompanies: false },
      deleted: deleted && deleted.map((row) => ({ ...row, time_zone: company!.time_zone })),
    };
    return { model, company };
  }

  private find(
    work: Work,
    query: EventListQuery,
    request: EdgeRequest,
    companyId: number | null,
    size: number,
  ): ReturnType<EventSearchQueries['find']> {
    return this.searches.find(work, {
      companyId,
      terms: parseEventSearch(query.search ?? '', languageOf(request)),
      view: eventViewOf(query),
      limit: size,
      offset: ((query.page ?? 1) - 1) * size,
    });
  }
}

/** Changes of any event of the company are news for its list. */
function roomOf(company: CompanyRow | null): string | undefined {
  return company ? `company:${company.slug}` : undefined;
}
