import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  MessageProgressQueries,
  MessageRetryService,
  type RequestScope,
  RequestScopeQueries,
} from '#libs/labor';
import { sendReport } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  MessageProgressShape,
  type MessageProgressView,
  presentMessageProgress,
} from '../presenters/message-progress.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { SinceQuery, sinceOf } from './message-progress.dto.js';

const PROGRESS_DESCRIPTION =
  'Of texts of one kind about one request the latest counts. The same counts, without names, come over `/ws/events/<slug>/messages/` as they change.';
const RETRY_DESCRIPTION =
  'Texts that the carrier refused or did not deliver are written again; dropped ones are not. The answer counts like that of send-messages.';

/** Progress of an event's texts, the failed ones, and their retry. */
@ApiTags('Labor requests')
@Controller()
export class MessageProgressController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: MessageProgressQueries,
    private readonly retries: MessageRetryService,
    private readonly scopes: RequestScopeQueries,
  ) {}

  @ApiOperation({
    operationId: 'showEventMessages',
    summary: 'How far the texts of an event have come',
    description: PROGRESS_DESCRIPTION,
  })
  @Get('event/:slug/messages')
  @Allow('labor.read')
  @Returns(200, MessageProgressShape)
  ofEvent(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: SinceQuery,
  ): Promise<MessageProgressView> {
    return this.show(by, query, (work) => this.scopes.ofEvent(work, slug));
  }

  @ApiOperation({
    operationId: 'retryEventMessages',
    summary: 'Tries the failed texts of an event again',
    description: RETRY_DESCRIPTION,
  })
  @Post('event/:slug/messages/retry')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  retryEvent(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.retry(by, (work) => this.scopes.ofEvent(work, slug));
  }

  @ApiOperation({
    operationId: 'showCallTimeMessages',
    summary: 'How far the texts of a call time have come',
    description: PROGRESS_DESCRIPTION,
  })
  @Get('call-times/:slug/messages')
  @Allow('labor.read')
  @Returns(200, MessageProgressShape)
  ofCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: SinceQuery,
  ): Promise<MessageProgressView> {
    return this.show(by, query, (work) => this.scopes.ofCall(work, slug));
  }

  @ApiOperation({
    operationId: 'retryCallTimeMessages',
    summary: 'Tries the failed texts of a call time again',
    description: RETRY_DESCRIPTION,
  })
  @Post('call-times/:slug/messages/retry')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  retryCall(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.retry(by, (work) => this.scopes.ofCall(work, slug));
  }

  @ApiOperation({
    operationId: 'showRequirementMessages',
    summary: 'How far the texts of a labor requirement have come',
    description: PROGRESS_DESCRIPTION,
  })
  @Get('request/:slug/messages')
  @Allow('labor.read')
  @Returns(200, MessageProgressShape)
  ofRequirement(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: SinceQuery,
  ): Promise<MessageProgressView> {
    return this.show(by, query, (work) => this.scopes.ofRequirement(work, slug));
  }

  @ApiOperation({
    operationId: 'retryRequirementMessages',
    summary: 'Tries the failed texts of a labor requirement again',
    description: RETRY_DESCRIPTION,
  })
  @Post('request/:slug/messages/retry')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  retryRequirement(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.retry(by, (work) => this.scopes.ofRequirement(work, slug));
  }

  private async show(
    by: Caller,
    query: SinceQuery,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<MessageProgressView> {
    const since = sinceOf(query);
    const work = this.unitOfWork.reading(by);
    return presentMessageProgress(
      await this.progress.progressUnchecked(work, await queueOf(work), since),
    );
  }

  private async retry(
    by: Caller,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<SuccessView> {
    const counts = await this.unitOfWork.as(by, async (work) =>
      this.retries.retry(work, await queueOf(work)),
    );
    return success(sendReport(counts));
  }
}
