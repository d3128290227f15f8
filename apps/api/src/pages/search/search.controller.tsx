import { Get, Headers, Query, Req } from '@nestjs/common';
import { parseEventSearch } from '#libs/event';
import { SiteSearchQueries } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { SearchQuery } from './search.form.js';
import { SearchDropDown, SearchPage } from './search.page.js';
import { SEARCH_WORDS } from './search.words.js';

const ON_A_PAGE = 20;
const BELOW_THE_FIELD = 5;

/** The search of the header over events, contacts and calls. */
@PageController()
export class SearchController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CurrentCompanyService,
    private readonly searches: SiteSearchQueries,
  ) {}

  /** As a fragment the results below the header's field, else the page. */
  @Get('search/')
  @Allow('event.list')
  async search(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { q = '' }: SearchQuery,
    @Headers('hx-request-type') requestType?: string,
  ): Promise<Page> {
    const isFragment = requestType === 'partial';
    const work = this.unitOfWork.reading(by);
    const search = q.trim();
    const found = await this.searches.find(work, {
      search,
      terms: parseEventSearch(search, languageOf(request)),
      limit: isFragment ? BELOW_THE_FIELD : ON_A_PAGE,
      companyId: await this.companyIdOf(work, by, request),
    });
    const Shown = isFragment ? SearchDropDown : SearchPage;
    return page(<Shown search={search} found={found} />, {
      title: wordsOf(SEARCH_WORDS, request).title,
      width: 'column',
    });
  }

  /** Administrators search in the company that they look at. */
  private async companyIdOf(work: Work, by: Caller, request: EdgeRequest): Promise<number | null> {
    if (!by.actor.isAdministrator) return null;
    return (await this.companies.of(work, by, request)).id;
  }
}
