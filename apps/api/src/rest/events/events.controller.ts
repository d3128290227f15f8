import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries, LocationProfileQueries } from '#libs/company';
import { EventService } from '#libs/event';
import {
  EventBoardQueries,
  CancellationTextService,
  EventListQueries,
  EVENTS_BY_DATE,
  TimeChangeService,
} from '#libs/labor';
import { PaymentRequired } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, list } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { respondWithList } from '../../edge/paging/streamed-list.js';
import { ReturnsPages, PageQuery } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  CompanyLocationsShape,
  type CompanyLocationsView,
  presentCompanyLocations,
} from '../presenters/company-locations.presenter.js';
import {
  DeletedShape,
  type DeletionReport,
  presentDeletionReport,
} from '../presenters/deletion-report.js';
import {
  EventBoardShape,
  type EventBoardView,
  presentEventBoard,
  presentListedEvent,
} from '../presenters/event-board.presenter.js';
import {
  EditedEventShape,
  type EditedEventView,
  EventShape,
  type EventView,
  ListedEventShape,
  type ListedEventView,
  presentEvent,
} from '../presenters/event.presenter.js';
import { presentMoveReport } from '../presenters/move-report.js';
import { rulesOfNew } from '../work-rules.js';
import { EventChangesDto, eventChangesOf, MoveCallsQuery, NewEventDto } from './event.dto.js';

@ApiTags('Events')
@Controller()
export class EventsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventService,
    private readonly lists: EventListQueries,
    private readonly boards: EventBoardQueries,
    private readonly companies: CompanyQueries,
    private readonly locations: LocationProfileQueries,
    private readonly timeChanges: TimeChangeService,
    private readonly cancellations: CancellationTextService,
  ) {}

  @ApiOperation({
    operationId: 'listEvents',
    summary: 'All events you reach, canceled ones included',
    description: 'By start date. An administrator reaches every one, a steward the assigned ones.',
  })
  @Get('events/list')
  @Allow('event.list')
  @Revised()
  @ReadsReplica()
  @ReturnsPages(list(ListedEventShape))
  list(
    @By() by: Caller,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListedEventView[] | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    return respondWithList(
      { query, reply, order: EVENTS_BY_DATE },
      {
        read: (page) => this.lists.reached(work, page),
        present: presentListedEvent,
        wrap: (events: ListedEventView[]) => events,
      },
    );
  }

  @ApiOperation({
    operationId: 'newEventForm',
    summary: 'What the form for a new event is filled with',
  })
  @Get('create-event')
  @Allow('event.create')
  @Revised()
  @Returns(200, CompanyLocationsShape)
  async form(@By() by: Caller, @Query() query: CompanyQuery): Promise<CompanyLocationsView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    return presentCompanyLocations(await this.locations.ofCompany(work, company.id), company);
  }

  @ApiOperation({ operationId: 'createEvent', summary: 'Creates an event' })
  @Post('create-event')
  @WhenRepeated({ creates: true })
  @Allow('event.create')
  @Returns(201, EventShape)
  @Refuses(new PaymentRequired())
  async create(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewEventDto,
  ): Promise<EventView> {
    const event = await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company);
      return this.events.create(work, company, {
        eventName: body.event_name,
        eventDescription: body.event_description ?? '',
        startDate: body.start_date,
        endDate: body.end_date,
        isSingleDay: body.is_single_day,
        locationProfileId: body.location_profile,
        ...rulesOfNew(body),
      });
    });
    return presentEvent(event);
  }

  @ApiOperation({
    operationId: 'showEvent',
    summary:
      'An event with its call times, their labor requirements, and the skills of its company',
  })
  @Get('event/:slug')
  @Allow('event.read')
  @Revised()
  @ReadsReplica()
  @Returns(200, EventBoardShape)
  async show(@By() by: Caller, @Param('slug') slug: string): Promise<EventBoardView> {
    return presentEventBoard(await this.boards.board(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'editEvent',
    summary: 'Edits an event; what is left out stays',
    description:
      'Managers only. Canceling has a route of its own. Where a call time would lie outside the new dates the answer is 400, and `move_calls` moves all of them by as many days as the start; confirmed workers are asked again.',
  })
  @Patch('event/:slug')
  @Allow('event.edit')
  @Returns(200, EditedEventShape)
  edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: MoveCallsQuery,
    @Body() body: EventChangesDto,
  ): Promise<EditedEventView> {
    return this.unitOfWork.as(by, async (work) => {
      const event = await this.events.edit(work, slug, eventChangesOf(body, query));
      return {
        ...presentEvent(event),
        ...presentMoveReport(this.timeChanges.outcomesOf(work), 'request'),
      };
    });
  }

  @ApiOperation({
    operationId: 'deleteEvent',
    summary: 'Deletes an event with everything below it',
    description:
      'Recorded hours stay in reports, running shifts end now. Managers only; they can restore it for 90 days. `message` says how many of the crew get a text, and how many could not be told.',
  })
  @Delete('event/:slug')
  @Allow('event.delete')
  @Returns(200, DeletedShape)
  delete(@By() by: Caller, @Param('slug') slug: string): Promise<DeletionReport> {
    return this.unitOfWork.as(by, async (work) => {
      await this.events.archive(work, slug);
      return presentDeletionReport('Event deleted.', this.cancellations.outcomesOf(work));
    });
  }
}
