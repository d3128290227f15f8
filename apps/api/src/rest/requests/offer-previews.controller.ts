import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  MessageRetryService,
  type RequestScope,
  RequestScopeQueries,
  TextPreviewService,
} from '#libs/labor';
import type { Caller, Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  presentTextPreview,
  TextPreviewShape,
  type TextPreviewView,
} from '../presenters/text-preview.presenter.js';

const DESCRIPTION =
  'Nothing is sent or stored. The texts are made by sending itself, so they are exactly what send-messages sends, until something changes.';

const RETRY_DESCRIPTION =
  'Nothing is sent or stored. The texts are made by the retry itself, so they are exactly what it sends, until something changes.';

/** What send-messages and messages/retry would send, of an event, a call time and a requirement. */
@ApiTags('Labor requests')
@Controller()
export class OfferPreviewsController {
  constructor(
    private readonly previews: TextPreviewService,
    private readonly scopes: RequestScopeQueries,
    private readonly retries: MessageRetryService,
  ) {}

  @ApiOperation({
    operationId: 'previewEventMessages',
    summary: 'Who would get which text of an event, and who none and why',
    description: DESCRIPTION,
  })
  @Post('event/:slug/send-messages/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  ofEvent(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.scopes.ofEvent(work, slug));
  }

  @ApiOperation({
    operationId: 'previewCallTimeMessages',
    summary: 'Who would get which text of a call time, and who none and why',
    description: DESCRIPTION,
  })
  @Post('call-times/:slug/send-messages/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  ofCall(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.scopes.ofCall(work, slug));
  }

  @ApiOperation({
    operationId: 'previewRequirementMessages',
    summary: 'Who would get which text of a labor requirement, and who none and why',
    description: DESCRIPTION,
  })
  @Post('request/:slug/send-messages/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  ofRequirement(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.scopes.ofRequirement(work, slug));
  }

  @ApiOperation({
    operationId: 'previewEventRetry',
    summary: 'Which failed texts of an event would be tried again',
    description: RETRY_DESCRIPTION,
  })
  @Post('event/:slug/messages/retry/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  retryOfEvent(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.previewRetry(by, (work) => this.scopes.ofEvent(work, slug));
  }

  @ApiOperation({
    operationId: 'previewCallTimeRetry',
    summary: 'Which failed texts of a call time would be tried again',
    description: RETRY_DESCRIPTION,
  })
  @Post('call-times/:slug/messages/retry/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  retryOfCall(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.previewRetry(by, (work) => this.scopes.ofCall(work, slug));
  }

  @ApiOperation({
    operationId: 'previewRequirementRetry',
    summary: 'Which failed texts of a labor requirement would be tried again',
    description: RETRY_DESCRIPTION,
  })
  @Post('request/:slug/messages/retry/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  retryOfRequirement(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.previewRetry(by, (work) => this.scopes.ofRequirement(work, slug));
  }

  private async preview(
    by: Caller,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<TextPreviewView> {
    return presentTextPreview(await this.previews.offers(by, queueOf));
  }

  private async previewRetry(
    by: Caller,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<TextPreviewView> {
    return presentTextPreview(
      await this.previews.of(by, async (work) => this.retries.retry(work, await queueOf(work))),
    );
  }
}
