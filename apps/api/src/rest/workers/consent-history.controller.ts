import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConsentHistoryQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  ConsentHistoryShape,
  type ConsentHistoryView,
  presentConsentHistory,
} from '../presenters/consent-history.presenter.js';

/** The history of a worker's consent, for audits. */
@ApiTags('Workers')
@Controller('workers')
export class ConsentHistoryController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: ConsentHistoryQueries,
  ) {}

  @ApiOperation({
    operationId: 'showConsentHistory',
    summary: "How a worker's number came to its consent: who asked, what was answered, when",
    description:
      "Lines of the worker's company, and those about the number as a whole, such as STOP, that answered its texts. Of a STOP that answered another company there is only a last line without time and words. Each reading is in the audit trail.",
  })
  @Get(':slug/consent-history')
  @Allow('worker.read')
  @Returns(200, ConsentHistoryShape)
  async show(@By() by: Caller, @Param('slug') slug: string): Promise<ConsentHistoryView> {
    // Whether another company was answered is known by its rows; none of them is told.
    const work = this.unitOfWork.reading({ ...by, opensLink: true });
    return presentConsentHistory(await this.consents.ofWorker(work, slug));
  }
}
