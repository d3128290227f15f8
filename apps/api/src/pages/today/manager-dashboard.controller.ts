import { Body, Post, Req } from '@nestjs/common';
import { BulkConfirmingService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Text } from '../../edge/validation/fields.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { markedIds } from './marked-ids.js';
import { TODAY_WORDS } from './today.words.js';

export class ConfirmAllForm {
  /** Ids of the requests that were shown, with commas. */
  @Text({ max: 20_000, blank: true, optional: true, example: '41,42' }) ids?: string;
}

/** Acts on what a manager's first page shows. */
@PageController()
export class ManagerDashboardController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bulk: BulkConfirmingService,
  ) {}

  /** Confirms those who were shown; who came later is shown then. */
  @Post('dashboard/confirm/')
  @Allow('request.manage')
  async confirm(
    @By() by: Caller,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const words = wordsOf(TODAY_WORDS, request);
    const { ids = '' } = await readForm(ConfirmAllForm, body);
    const chosen = markedIds(ids);
    if (chosen.length === 0)
      return seeOther('/app/dashboard/', { tone: 'warning', lines: [words.nobodyChosen] });
    const { confirmed, errors } = await this.unitOfWork.as(by, (work) =>
      this.bulk.confirm(work, chosen),
    );
    return seeOther('/app/dashboard/', {
      tone: errors.length > 0 ? 'warning' : 'success',
      lines: [
        ...(confirmed.length > 0 ? [words.confirmed(confirmed.length)] : []),
        ...(errors.length > 0 ? [words.notConfirmed(errors.length)] : []),
      ],
    });
  }
}
