import { Body, Get, Post, Query, Req } from '@nestjs/common';
import {
  type PendingOrDeclined,
  PENDING_AND_DECLINED_BY_CALL,
  PendingAndDeclinedQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { cursorAfter, requestedPage } from '../../edge/paging/paging.js';
import { Text } from '../../edge/validation/fields.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { keptMarks } from '../frame/kept-form.js';
import type { Notice } from '../frame/notice.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { pageSizeOf } from '../frame/remembered.js';
import { wordsOf } from '../frame/words.js';
import { asManagerOf } from './as-manager-of.js';
import { markedIds } from './marked-ids.js';
import { WaitingRequestActionsService } from './waiting-request-actions.service.js';
import { WAITING_FORM, WaitingRequestsPage, waitingPath } from './waiting-requests.page.js';
import { WAITING_WORDS } from './waiting-requests.words.js';

export class WaitingQuery {
  @Text({ max: 10, blank: true, optional: true, example: '25' }) per_page?: string;
  @Text({ max: 2000, optional: true, example: 'WzE3XQ' }) cursor?: string;
  @Text({ max: 50, blank: true, optional: true, example: 'slBZ3w5' }) company?: string;
}

/** Lists of requests that a manager follows up, in one company; with confirm and delete. */
@PageController()
export class WaitingRequestsPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly current: CurrentCompanyService,
    private readonly waiting: PendingAndDeclinedQueries,
    private readonly actions: WaitingRequestActionsService,
  ) {}

  @Get('labor/requests/pending')
  @Allow('worker.read')
  pending(
    @By() by: Caller,
    @Query() query: WaitingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.list(by, 'pending', query, request);
  }

  @Get('labor/requests/declined')
  @Allow('worker.read')
  declined(
    @By() by: Caller,
    @Query() query: WaitingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.list(by, 'declined', query, request);
  }

  @Post('labor/requests/pending')
  @Allow('worker.read')
  actOnPending(
    @By() by: Caller,
    @Query() query: WaitingQuery,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.act(by, waitingPath('pending', query), body, request);
  }

  @Post('labor/requests/declined')
  @Allow('worker.read')
  actOnDeclined(
    @By() by: Caller,
    @Query() query: WaitingQuery,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.act(by, waitingPath('declined', query), body, request);
  }

  /** The first page, where the one of the address has no rows any more. */
  private async list(
    by: Caller,
    which: PendingOrDeclined,
    query: WaitingQuery,
    request: EdgeRequest,
  ): Promise<Page> {
    const { per_page: asked, cursor } = query;
    const company = await this.current.of(this.unitOfWork.reading(by), by, request);
    const work = this.unitOfWork.reading(asManagerOf(by, company.id));
    const limit = pageSizeOf(request, asked);
    const part = requestedPage({ limit, cursor }, PENDING_AND_DECLINED_BY_CALL);
    const [rows, pending, declined] = await Promise.all([
      this.waiting.list(work, which, part),
      this.waiting.count(work, 'pending'),
      this.waiting.count(work, 'declined'),
    ]);
    if (rows.length === 0 && cursor !== undefined)
      return this.list(by, which, { ...query, cursor: undefined }, request);
    const requests = rows.slice(0, limit);
    const next =
      rows.length > limit ? cursorAfter(PENDING_AND_DECLINED_BY_CALL, requests.at(-1)!) : null;
    return page(
      <WaitingRequestsPage
        which={which}
        requests={requests}
        counts={{ pending, declined }}
        size={limit}
        next={next}
        cursor={cursor}
      />,
      { title: wordsOf(WAITING_WORDS, request)[which], room: `company:${company.slug}` },
    );
  }

  private async act(
    by: Caller,
    path: string,
    body: unknown,
    request: EdgeRequest,
  ): Promise<SeeOther> {
    const words = wordsOf(WAITING_WORDS, request);
    const { request_id: marked, action } = (body ?? {}) as Record<string, unknown>;
    const ids = markedIds(marked);
    const isKnown = action === 'confirm' || action === 'delete';
    if (ids.length === 0 || !isKnown)
      return seeOther(path, {
        ...{ tone: 'warning', lines: [words.nobodyMarked] },
        kept: keptMarks(WAITING_FORM, 'request_id', ids),
      });
    const { done, failed } = await this.actions[action](by, ids);
    const told = action === 'confirm' ? words.confirmed : words.deleted;
    const notice: Notice = {
      tone: failed.length > 0 ? 'warning' : 'success',
      lines: [
        ...(done > 0 ? [told(done)] : []),
        ...(failed.length > 0 ? [words.failed(failed.length)] : []),
      ],
      kept: keptMarks(WAITING_FORM, 'request_id', failed),
    };
    return seeOther(path, notice);
  }
}
