import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries } from '#libs/company';
import { EventService, UpcomingEventCountQueries } from '#libs/event';
import {
  EventCancelingService,
  EventListQueries,
  EVENTS_BY_DATE,
  StewardQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns, list } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { respondWithList } from '../../edge/paging/streamed-list.js';
import { ReturnsPages, PageQuery } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CompanyQuery } from '../company-query.dto.js';
import { CountShape, type CountView } from '../presenters/count.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import { presentListedEvent } from '../presenters/event-board.presenter.js';
import { ListedEventShape, type ListedEventView } from '../presenters/event.presenter.js';
import {
  CanceledEventShape,
  type CanceledEventView,
  presentCanceledEvent,
  StewardChoiceShape,
  type StewardChoiceView,
} from './event-lifecycle.shapes.js';
import { AssignStewardDto } from './event-lifecycle.dto.js';

/** The steward of an event, and its cancellation. */
@ApiTags('Events')
@Controller()
export class EventLifecycleController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventService,
    private readonly canceling: EventCancelingService,
    private readonly upcoming: UpcomingEventCountQueries,
    private readonly lists: EventListQueries,
    private readonly stewardList: StewardQueries,
    private readonly companies: CompanyQueries,
  ) {}

  @ApiOperation({
    operationId: 'cancelEvent',
    summary: 'Cancels an event for good and texts everybody asked or confirmed for a future call',
    description:
      'One text each. Its steward is taken off it, offers that have not left are taken back, and requests keep their state.',
  })
  @Post('event/:slug/cancel')
  @WhenRepeated({ undoes: true })
  @Allow('event.edit')
  @Returns(200, CanceledEventShape)
  async cancel(@By() by: Caller, @Param('slug') slug: string): Promise<CanceledEventView> {
    return presentCanceledEvent(
      await this.unitOfWork.as(by, (work) => this.canceling.cancel(work, slug)),
    );
  }

  @ApiOperation({
    operationId: 'assignSteward',
    summary: 'Assigns a steward of its company to an event, or removes the steward',
  })
  @Post('event/:slug/assign-steward')
  @Allow('event.assignSteward')
  @Returns(200, DoneShape)
  async assign(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: AssignStewardDto,
  ): Promise<DoneView> {
    await this.unitOfWork.as(by, (work) =>
      this.events.assignSteward(work, slug, body.steward_id ?? null),
    );
    return { status: 'success' };
  }

  @ApiOperation({
    operationId: 'listStewards',
    summary: 'Who may be given an event to run, by name',
  })
  @Get('stewards')
  @Allow('event.assignSteward')
  @Revised()
  @Returns(200, list(StewardChoiceShape))
  async stewards(@By() by: Caller, @Query() query: CompanyQuery): Promise<StewardChoiceView[]> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    return this.stewardList.ofCompany(work, company.id);
  }

  @ApiOperation({
    operationId: 'listStewardEvents',
    summary: 'The events you run as a steward, by start date',
  })
  @Get('steward/events')
  @Allow('event.listOwn')
  @Revised()
  @ReadsReplica()
  @ReturnsPages(list(ListedEventShape))
  ofSteward(
    @By() by: Caller,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListedEventView[] | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    return respondWithList(
      { query, reply, order: EVENTS_BY_DATE },
      {
        read: (page) => this.lists.asSteward(work, page),
        present: presentListedEvent,
        wrap: (events: ListedEventView[]) => events,
      },
    );
  }

  @ApiOperation({
    operationId: 'countUpcomingEvents',
    summary: 'How many of the events you reach end today or later',
    description: 'In the zone of each event; 0 for callers who reach none.',
  })
  @Get('upcoming-event-count')
  @Allow('signed-in')
  @Revised({ turns: 'by-day' })
  @Returns(200, CountShape)
  async count(@By() by: Caller): Promise<CountView> {
    return { count: await this.upcoming.count(this.unitOfWork.reading(by)) };
  }
}
