import { Body, Param, Post, Req } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ScanJudgingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice } from '../../edge/validation/fields.js';
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
}

/** A steward decides about a scan that was kept aside. */
@PageController()
export class KeptScansController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judging: ScanJudgingService,
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
      const { judgement } = await readForm(JudgementForm, body);
      await this.unitOfWork.as(by, (work) => this.judging[judgement](work, slug, id));
      const done = judgement === 'accept' ? words.accepted : words.dismissed;
      return seeOther(addressOf({ slug }), { tone: 'success', lines: [done] });
    } catch (error) {
      const { message } = translateFormError(formErrorFrom(error), languageOf(request));
      return seeOther(addressOf({ slug }), { tone: 'warning', lines: [message] });
    }
  }
}
