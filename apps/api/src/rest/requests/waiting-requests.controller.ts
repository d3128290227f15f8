import { Body, Controller, Get, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  BulkConfirmingService,
  CallConflictQueries,
  type PendingOrDeclined,
  PENDING_AND_DECLINED_BY_CALL,
  PendingAndDeclinedQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns, list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { respondWithList } from '../../edge/paging/streamed-list.js';
import { ReturnsPages, PageQuery } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CountShape, type CountView } from '../presenters/count.js';
import {
  LaborRequestShape,
  type LaborRequestView,
  presentRequest,
} from '../presenters/labor-request.presenter.js';
import {
  BulkConfirmedShape,
  type BulkConfirmedView,
  presentBulkOutcome,
} from './bulk-confirm.shapes.js';
import { BulkConfirmDto } from './bulk-confirm.dto.js';

const WaitingRequestsShape = object('WaitingRequests', {
  requests: list(LaborRequestShape, 'By date and time of their call.'),
});
type WaitingRequestsView = Static<typeof WaitingRequestsShape>;

const SCOPE_DESCRIPTION =
  "A manager's companies, for an administrator all; others have none. Calls of today and later by the clocks of their place, canceled events left out.";

/** Requests that wait for a manager, over all events. A list contains exactly the requests that its count counts. */
@ApiTags('Labor requests')
@Controller()
export class WaitingRequestsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waiting: PendingAndDeclinedQueries,
    private readonly bulk: BulkConfirmingService,
    private readonly conflicts: CallConflictQueries,
  ) {}

  @ApiOperation({
    operationId: 'countPendingRequests',
    summary: 'How many requests were sent and not answered',
    description: SCOPE_DESCRIPTION,
  })
  @Get('pending-count')
  @Allow('signed-in')
  @Revised({ turns: 'by-day' })
  @Returns(200, CountShape)
  pendingCount(@By() by: Caller): Promise<CountView> {
    return this.count(by, 'pending');
  }

  @ApiOperation({
    operationId: 'countDeclinedRequests',
    summary: 'How many requests were declined or canceled, or ended as no-shows',
    description: SCOPE_DESCRIPTION,
  })
  @Get('declined-count')
  @Allow('signed-in')
  @Revised({ turns: 'by-day' })
  @Returns(200, CountShape)
  declinedCount(@By() by: Caller): Promise<CountView> {
    return this.count(by, 'declined');
  }

  @ApiOperation({
    operationId: 'listPendingRequests',
    summary: 'The requests that were sent and not answered',
    description: SCOPE_DESCRIPTION,
  })
  @Get('pending-list')
  @Allow('signed-in')
  @Revised({ turns: 'by-day' })
  @ReadsReplica()
  @ReturnsPages(WaitingRequestsShape)
  pendingList(
    @By() by: Caller,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingRequestsView | StreamableFile> {
    return this.list(by, 'pending', query, reply);
  }

  @ApiOperation({
    operationId: 'listDeclinedRequests',
    summary: 'The requests that were declined or canceled, or ended as no-shows',
    description: SCOPE_DESCRIPTION,
  })
  @Get('declined-list')
  @Allow('signed-in')
  @Revised({ turns: 'by-day' })
  @ReadsReplica()
  @ReturnsPages(WaitingRequestsShape)
  declinedList(
    @By() by: Caller,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingRequestsView | StreamableFile> {
    return this.list(by, 'declined', query, reply);
  }

  @ApiOperation({
    operationId: 'confirmRequests',
    summary: 'Confirms many requests; what cannot be confirmed is named and stops nothing',
  })
  @Post('confirm/bulk')
  @Allow('request.manage')
  @Returns(200, BulkConfirmedShape)
  async confirm(@By() by: Caller, @Body() body: BulkConfirmDto): Promise<BulkConfirmedView> {
    const ids = body.labor_requests.flatMap(({ id }) => (id ? [id] : []));
    const outcome = await this.unitOfWork.as(by, (work) => this.bulk.confirm(work, ids));
    const conflicts = await this.conflicts.acceptedOfRequestsUnchecked(
      this.unitOfWork.reading(by),
      outcome.confirmed,
      'same',
    );
    return presentBulkOutcome(outcome, conflicts, body.labor_requests.length - ids.length);
  }

  private async count(by: Caller, waiting: PendingOrDeclined): Promise<CountView> {
    return { count: await this.waiting.count(this.unitOfWork.reading(by), waiting) };
  }

  private list(
    by: Caller,
    waiting: PendingOrDeclined,
    query: PageQuery,
    reply: FastifyReply,
  ): Promise<WaitingRequestsView | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    return respondWithList(
      { query, reply, order: PENDING_AND_DECLINED_BY_CALL },
      {
        read: (page) => this.waiting.list(work, waiting, page),
        present: presentRequest,
        wrap: (requests: LaborRequestView[]) => ({ requests }),
      },
    );
  }
}
