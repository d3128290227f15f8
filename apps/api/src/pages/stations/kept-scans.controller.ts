import { Body, Param, Post, Req } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ScanJudgingService, SheetAdjustingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, Text } from '../../edge/validation/fields.js';
import { formErrorFrom } from '../frame/form-error.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { KEPT_SCANS_WORDS } from './kept-scans.words.js';
import { addressOf } from './stations.page.js';

class JudgementForm {
  @Choice(['accept', 'dismiss']) judgement!: 'accept' | 'dismiss';
  /** Where the time sheet is approved. */
  @Text({ max: 500, blank: true, optional: true, example: 'The tablet was offline' })
  reason?: string;
}

/** A steward decides about a scan that was kept aside. */
@PageController()
export class KeptScansController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judging: ScanJudgingService,
    private readonly adjusting: SheetAdjustingService,
  ) {}

  @Post('events/:slug/scans/:id/judge')
  @Allow('scanner.use')
  async judge(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const words = wordsOf(KEPT_SCANS_WORDS, request);
    try {
      const { judgement, reason } = await readForm(JudgementForm, body);
      await this.unitOfWork.as(by, (work) =>
        judgement === 'accept'
          ? this.adjusting.acceptScan(work, slug, id, '', reason ?? null)
          : this.judging.dismiss(work, slug, id),
      );
      const done = judgement === 'accept' ? words.accepted : words.dismissed;
      return seeOther(addressOf({ slug }), { tone: 'success', lines: [done] });
    } catch (error) {
      const { message } = translateFormError(formErrorFrom(error), languageOf(request));
      return seeOther(addressOf({ slug }), { tone: 'warning', lines: [message] });
    }
  }
}
