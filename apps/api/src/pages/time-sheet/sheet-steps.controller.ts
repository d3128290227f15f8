import { Body, Param, Post, Req } from '@nestjs/common';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { HoursDisputeService, type SeenSheet, TimeSheetStateService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type KeptForm, keptForm } from '../frame/kept-form.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { SheetAnsweringService } from './sheet-answering.service.js';
import { SHEET_APPROVAL_WORDS } from './sheet-approval.words.js';
import { answerForm } from './sheet-disputes.js';
import { sheetPath } from './sheet-href.js';
import { RETURN_FORM } from './sheet-state-bar.js';
import { DisputeAnswerForm, SheetStepForm } from './sheet-steps.form.js';

/** Steps of a whole time sheet, and answers to disputes. Refusals are shown on the sheet. */
@PageController()
export class SheetStepsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sheets: TimeSheetStateService,
    private readonly disputes: HoursDisputeService,
    private readonly answering: SheetAnsweringService,
  ) {}

  @Post('call/:slug/track/submit/')
  @Allow('timeSheet.record')
  submit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.step(by, slug, request, { done: 'submitted' }, async () => {
      const seen = seenIn(await readForm(SheetStepForm, body));
      return (work) => this.sheets.submit(work, slug, seen);
    });
  }

  @Post('call/:slug/track/approve/')
  @Allow('timeSheet.approve')
  approve(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.step(by, slug, request, { done: 'approved' }, async () => {
      const seen = seenIn(await readForm(SheetStepForm, body));
      return (work) => this.sheets.approve(work, slug, seen);
    });
  }

  @Post('call/:slug/track/return/')
  @Allow('timeSheet.record')
  return(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const kept = keptForm(RETURN_FORM, body, ['note']);
    return this.step(by, slug, request, { done: 'returned', kept }, async () => {
      const { note = '', revision } = await readForm(SheetStepForm, body);
      return (work) => this.sheets.reopen(work, slug, note, revision ?? null);
    });
  }

  @Post('call/:slug/track/answer/')
  @Allow('timeSheet.record')
  answer(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const { dispute: asked } = (body ?? {}) as { dispute?: unknown };
    const kept = keptForm(answerForm(Number(asked)), body, ['answer']);
    return this.step(by, slug, request, { done: 'answered', kept }, async () => {
      const { dispute, answer } = await readForm(DisputeAnswerForm, body);
      return (work) => this.disputes.answer(work, dispute, answer);
    });
  }

  private async step(
    by: Caller,
    slug: string,
    request: EdgeRequest,
    { done, kept }: { done: 'submitted' | 'approved' | 'returned' | 'answered'; kept?: KeptForm },
    read: () => Promise<(work: Work) => Promise<void>>,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(SHEET_APPROVAL_WORDS, request);
    try {
      const verb = await read();
      await this.unitOfWork.as(by, verb);
    } catch (error) {
      return this.answering.refused(by, slug, error, request, kept);
    }
    const line = done === 'answered' ? words.answered : words.done[done];
    return seeOther(sheetPath(slug), { tone: 'success', lines: [line] });
  }
}

function seenIn({ revision, confirmed }: SheetStepForm): SeenSheet {
  return { revision: revision ?? null, confirmed: confirmed ?? false };
}
