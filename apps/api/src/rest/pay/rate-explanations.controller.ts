import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PayRateNamesUnknown, RateExplanationQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import {
  presentExplanation,
  RateExplanationQuery,
  RateExplanationShape,
  type RateExplanationView,
} from './pay-rate.dto.js';

/** Why somebody has this rate and no other. */
@ApiTags('Pay')
@Controller('pay/requirements/:slug/rate')
export class RateExplanationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly explanations: RateExplanationQueries,
  ) {}

  @ApiOperation({
    operationId: 'explainPayRate',
    summary: 'Which rate counts for a worker and a requirement, and which others match',
    description:
      'The most special rate counts: one that names the requirement, then one that names the event, the worker, the location, the skill; of two with the same, the one that names more. Without any there are hours only.',
  })
  @Get()
  @Allow('pay.read')
  @Returns(200, RateExplanationShape)
  @Refuses(new PayRateNamesUnknown(['worker']))
  async explain(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() { worker, date }: RateExplanationQuery,
  ): Promise<RateExplanationView> {
    const work = this.unitOfWork.reading(by);
    return presentExplanation(
      await this.explanations.ofRequirement(work, slug, worker ?? null, date ?? null),
    );
  }
}
