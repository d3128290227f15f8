import { Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LINES_NEWEST_FIRST, NotificationQueries, NotificationService } from '#libs/notification';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns, choice, inline, list, type Static } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { ReturnsPages, requestedPage, PageQuery, cutToPage } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import {
  NotificationShape,
  type NotificationView,
  presentNotification,
} from '../presenters/notification.presenter.js';

const DoneShape = inline({ status: choice(['success']) });
type Done = Static<typeof DoneShape>;
const DONE: Done = { status: 'success' };

@ApiTags('Notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationService,
    private readonly queries: NotificationQueries,
  ) {}

  @ApiOperation({
    operationId: 'listNotifications',
    summary: "The newest 500 lines of the managers' feed, newest first",
  })
  @Get()
  @Allow('notification.read')
  @Revised()
  @ReadsReplica()
  @ReturnsPages(list(NotificationShape))
  async list(
    @By() by: Caller,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NotificationView[]> {
    const page = requestedPage(query, LINES_NEWEST_FIRST);
    const lines = await this.queries.feed(this.unitOfWork.reading(by), page);
    return cutToPage(reply, lines, page, LINES_NEWEST_FIRST).map(presentNotification);
  }

  @ApiOperation({ operationId: 'readNotification', summary: 'Marks one line as read' })
  @Post(':id/read')
  @Allow('notification.read')
  @Returns(200, DoneShape)
  async read(@By() by: Caller, @Param('id') id: number): Promise<Done> {
    await this.unitOfWork.as(by, (work) => this.notifications.markRead(work, id));
    return DONE;
  }

  @ApiOperation({
    operationId: 'deleteNotification',
    summary: 'Deletes one line, for all managers of the company',
  })
  @Delete(':id/delete')
  @Allow('notification.read')
  @Returns(200, DoneShape)
  async delete(@By() by: Caller, @Param('id') id: number): Promise<Done> {
    await this.unitOfWork.as(by, (work) => this.notifications.delete(work, id));
    return DONE;
  }

  @ApiOperation({ operationId: 'clearNotifications', summary: 'Deletes every line' })
  @Post('clear-all')
  @Allow('notification.read')
  @Returns(200, DoneShape)
  async clearAll(@By() by: Caller): Promise<Done> {
    await this.unitOfWork.as(by, (work) => this.notifications.deleteAll(work));
    return DONE;
  }

  @ApiOperation({
    operationId: 'clearReadNotifications',
    summary: 'Deletes the lines that were read',
  })
  @Post('clear-read')
  @Allow('notification.read')
  @Returns(200, DoneShape)
  async clearRead(@By() by: Caller): Promise<Done> {
    await this.unitOfWork.as(by, (work) => this.notifications.deleteRead(work));
    return DONE;
  }
}
