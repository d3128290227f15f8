import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CalendarFeedService, type OpenFeed } from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { CalendarFeedShape, type CalendarFeedView } from './account.dto.js';

/** The address at which the caller's calendar reads their calls. */
@ApiTags('Auth')
@Controller('user/calendar-feed')
export class CalendarFeedController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly feeds: CalendarFeedService,
    private readonly links: LinkService,
  ) {}

  @ApiOperation({
    operationId: 'showCalendarFeed',
    summary: 'The secret address at which calendars read my calls of all companies',
  })
  @Get()
  @Allow('self.read')
  @Returns(200, CalendarFeedShape)
  async show(@By() by: Caller): Promise<CalendarFeedView> {
    const work = this.unitOfWork.reading(by);
    return this.present(work, await this.feeds.find(work));
  }

  @ApiOperation({
    operationId: 'renewCalendarFeed',
    summary: 'Makes the address of my calendar, or another one: the one before ends at once',
  })
  @Post()
  @HttpCode(200)
  @WhenRepeated({ secret: true })
  @Allow('self.read')
  @Returns(200, CalendarFeedShape)
  renew(@By() by: Caller): Promise<CalendarFeedView> {
    return this.unitOfWork.as(by, async (work) => this.present(work, await this.feeds.renew(work)));
  }

  @ApiOperation({ operationId: 'endCalendarFeed', summary: 'Ends the address of my calendar' })
  @Delete()
  @Allow('self.read')
  @Returns(200, CalendarFeedShape)
  async end(@By() by: Caller): Promise<CalendarFeedView> {
    await this.unitOfWork.as(by, (work) => this.feeds.end(work));
    return { url: null, created_at: null };
  }

  private present(work: Work, feed: OpenFeed | null): CalendarFeedView {
    if (!feed) return { url: null, created_at: null };
    return {
      url: this.links.calendarFeed(work, feed.token),
      created_at: feed.createdAt.toISOString(),
    };
  }
}
