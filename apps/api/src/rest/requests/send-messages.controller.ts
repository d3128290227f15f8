import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type RequestScope, RequestScopeQueries, OfferSendingService } from '#libs/labor';
import { PaymentRequired } from '#libs/kernel';
import { sendReport } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';

/**
 * Sends the pending offers. The answer counts those queued, held for the sending hours, waiting for consent, and opted
 * out.
 */
@ApiTags('Labor requests')
@Controller()
export class SendMessagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sending: OfferSendingService,
    private readonly scopes: RequestScopeQueries,
  ) {}

  @ApiOperation({ operationId: 'sendEventMessages', summary: 'Sends what waits in an event' })
  @Post('event/:slug/send-messages')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  @Refuses(new PaymentRequired())
  ofEvent(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.send(by, (work) => this.scopes.ofEvent(work, slug));
  }

  @ApiOperation({
    operationId: 'sendCallTimeMessages',
    summary: 'Sends what waits for a call time',
  })
  @Post('call-times/:slug/send-messages')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  @Refuses(new PaymentRequired())
  ofCall(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.send(by, (work) => this.scopes.ofCall(work, slug));
  }

  @ApiOperation({
    operationId: 'sendRequirementMessages',
    summary: 'Sends what waits for a labor requirement',
  })
  @Post('request/:slug/send-messages')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  @Refuses(new PaymentRequired())
  ofRequirement(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    return this.send(by, (work) => this.scopes.ofRequirement(work, slug));
  }

  private async send(
    by: Caller,
    queueOf: (work: Work) => Promise<RequestScope>,
  ): Promise<SuccessView> {
    const counts = await this.unitOfWork.as(by, async (work) =>
      this.sending.sendOffers(work, await queueOf(work)),
    );
    return success(sendReport(counts));
  }
}
