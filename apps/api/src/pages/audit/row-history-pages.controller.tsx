import { Get, Param, Query, Req } from '@nestjs/common';
import {
  HISTORY_NEWEST_FIRST,
  type HistoryLine,
  type RowHistory,
  RowHistoryQueries,
} from '#libs/notification';
import { type Caller, type KeysetPage, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { cursorAfter, PageQuery, requestedPage } from '../../edge/paging/paging.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { RowHistoryPage, type RowHistoryModel } from './row-history.page.js';
import { HISTORY_WORDS } from './row-history.words.js';

const FIRST_PAGE: KeysetPage = { limit: 50, after: null };

/** What happened to one request, or to its hours, by the queries of REST. */
@PageController()
export class RowHistoryPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly histories: RowHistoryQueries,
  ) {}

  @Get('call/:slug/requests/:id/history/')
  @Allow('labor.read')
  ofRequest(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('slug') slug: string,
    @Param('id', RowIdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<Page> {
    return this.show(by, request, 'request', query, (work, part) =>
      this.histories.ofRequest(work, slug, id, part),
    );
  }

  @Get('call/:slug/track/:id/history/')
  @Allow('timeSheet.read')
  ofHours(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('slug') slug: string,
    @Param('id', RowIdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<Page> {
    return this.show(by, request, 'hours', query, (work, part) =>
      this.histories.ofHours(work, slug, id, part),
    );
  }

  private async show(
    by: Caller,
    request: EdgeRequest,
    about: RowHistoryModel['about'],
    query: PageQuery,
    read: (work: Work, part: KeysetPage) => Promise<RowHistory>,
  ): Promise<Page> {
    const { limit } = FIRST_PAGE;
    const part = requestedPage({ ...query, limit }, HISTORY_NEWEST_FIRST) ?? FIRST_PAGE;
    const { subject, lines } = await read(this.unitOfWork.reading(by), part);
    const shown = lines.slice(0, limit);
    const model: RowHistoryModel = {
      ...{ about, subject, lines: shown },
      older: lines.length > limit ? addressAfter(request, shown.at(-1)!) : null,
      newest: part.after === null ? null : addressAfter(request, null),
    };
    return page(<RowHistoryPage {...model} />, {
      title: wordsOf(HISTORY_WORDS, request).titles[about](subject.worker),
      width: 'column',
    });
  }
}

/** The same page from another line on; null: from the newest. */
function addressAfter(request: EdgeRequest, line: HistoryLine | null): string {
  const { pathname } = new URL(request.url, 'http://here.invalid');
  return line ? `${pathname}?cursor=${cursorAfter(HISTORY_NEWEST_FIRST, line)}` : pathname;
}
