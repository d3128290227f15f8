import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeQueries } from '#libs/call-time';
import { EventQueries } from '#libs/event';
import { LaborRequirementQueries, type RequestScope, TextPreviewService } from '#libs/labor';
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

/** What the three send-messages endpoints would send. */
@ApiTags('Labor requests')
@Controller()
export class OfferPreviewsController {
  constructor(
    private readonly previews: TextPreviewService,
    private readonly events: EventQueries,
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
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
    return this.preview(by, async (work) => ({
      eventId: (await this.events.reached(work, slug)).id,
    }));
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
    return this.preview(by, async (work) => ({
      callTimeId: (await this.calls.reached(work, slug)).id,
    }));
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
    return this.preview(by, async (work) => ({
      requirementId: (await this.requirements.reachedIds(work, slug)).requirementId,
    }));
  }

  private async preview(
    by: Caller,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<TextPreviewView> {
    return presentTextPreview(await this.previews.offers(by, queueOf));
  }
}
