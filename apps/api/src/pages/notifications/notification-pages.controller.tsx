import { Body, Get, Headers, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  LINES_NEWEST_FIRST,
  NotificationQueries,
  type NotificationRow,
  NotificationService,
} from '#libs/notification';
import { type Caller, sortKeyOf, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Bell } from '../frame/bell.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { NoticeCookieService } from '../frame/notice-cookie.service.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { RevisedPage } from '../frame/revised-page.js';
import { Toast } from '../frame/toast.js';
import { wordsOf } from '../frame/words.js';
import { NotificationsDropDown } from './drop-down.js';
import {
  FreshNotificationsQuery,
  NotificationForm,
  NotificationsQuery,
} from './notifications.form.js';
import { FreshNotifications } from './fresh-notifications.js';
import { NotificationsPage } from './notifications.page.js';
import { NOTIFICATION_WORDS } from './notifications.words.js';

const PAGE_SIZE = 50;
const DROP_DOWN_SIZE = 15;
const MOST_TOLD = 3;
const FRESH_SECONDS = 10;
const FEED = '/app/notifications/';

/** The managers' feed: a page, and the drop-down below the bell. By the same queries and verbs as REST. */
@PageController()
export class NotificationPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CurrentCompanyService,
    private readonly queries: NotificationQueries,
    private readonly notifications: NotificationService,
    private readonly notices: NoticeCookieService,
  ) {}

  /** As a fragment the drop-down, else the page. */
  @Get('notifications/')
  @RevisedPage()
  @Allow('notification.read')
  async list(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: NotificationsQuery,
    @Headers('hx-request-type') requestType?: string,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    if (requestType === 'partial') return this.dropDown(work, by, request);
    const { time_zone: zone } = await this.companies.of(work, by, request);
    const { before } = query;
    const after = before === undefined ? null : [before];
    const found = await this.queries.feed(work, { limit: PAGE_SIZE, after });
    const lines = found.slice(0, PAGE_SIZE);
    const last = lines.at(-1);
    const olderThan = found.length > PAGE_SIZE && last ? Number(keyOf(last)) : null;
    return page(
      <NotificationsPage
        lines={lines}
        zone={zone}
        olderThan={olderThan}
        isFirstPage={before === undefined}
      />,
      { title: wordsOf(NOTIFICATION_WORDS, request).title, room: 'notifications' },
    );
  }

  /** Answers a fragment's request with the drop-down as it is now. */
  @Post('notifications/')
  @Allow('notification.read')
  async change(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: NotificationsQuery,
    @Body() body: unknown,
    @Headers('hx-request-type') requestType?: string,
  ): Promise<Page | SeeOther> {
    const given = await readForm(NotificationForm, body);
    await this.unitOfWork.as(by, (work) =>
      this.act(work, { notification_id: query.notification_id, ...given }),
    );
    if (requestType === 'partial') return this.dropDown(this.unitOfWork.reading(by), by, request);
    const lines = [wordsOf(NOTIFICATION_WORDS, request).cleared];
    return seeOther(FEED, given.action === 'mark_read' ? null : { tone: 'success', lines });
  }

  /** The bell alone, for pages whose own content has not changed; empty for those who are no managers. */
  @Get('htmx-get-notification-count/')
  @Allow('signed-in')
  bell(@By() { actor }: Caller): Page {
    return page(actor.roles.has('manager') ? <Bell /> : <></>, { title: '' });
  }

  /** The unread notifications of the last seconds, the newest as toasts, for pages whose bell heard of one. */
  @Get('notifications/fresh/')
  @Allow('notification.read')
  async fresh(@By() by: Caller, @Query() query: FreshNotificationsQuery): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const lines = await this.queries.feed(work, { limit: PAGE_SIZE, after: null });
    const since = work.now.getTime() - FRESH_SECONDS * 1000;
    const fresh = lines
      .filter(({ id, read }) => !read && id > (query.after ?? 0))
      .filter(({ sent_at: at }) => new Date(at).getTime() > since);
    return page(<FreshNotifications lines={fresh} most={MOST_TOLD} />, { title: '' });
  }

  /** The drop-down's container, empty. */
  @Get('htmx-clear/')
  @Allow('signed-in')
  clear(): Page {
    return page(<></>, { title: '' });
  }

  /** As a fragment the message that the last form left, once; a whole page shows it itself. */
  @Get('get-messages/')
  @Allow('anyone')
  messages(
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('hx-request-type') requestType?: string,
  ): Page {
    const notice = requestType === 'partial' ? this.notices.consume(request, reply) : null;
    return page(notice ? <Toast notice={notice} /> : <></>, { title: '' });
  }

  private async act(work: Work, { action, notification_id: id }: NotificationForm): Promise<void> {
    switch (action) {
      case 'mark_read':
        return this.notifications.markRead(work, id ?? 0);
      case 'delete':
        return this.notifications.delete(work, id ?? 0);
      case 'clear_read':
        return this.notifications.deleteRead(work);
      case 'delete_all':
        return this.notifications.deleteAll(work);
    }
  }

  private async dropDown(work: Work, by: Caller, request: EdgeRequest): Promise<Page> {
    const { time_zone: zone } = await this.companies.of(work, by, request);
    const lines = await this.queries.feed(work, { limit: DROP_DOWN_SIZE, after: null });
    return page(<NotificationsDropDown lines={lines.slice(0, DROP_DOWN_SIZE)} zone={zone} />, {
      title: '',
    });
  }
}

function keyOf(line: NotificationRow): string | number {
  return sortKeyOf(LINES_NEWEST_FIRST, line)[0]!;
}
