import { Body, Get, Param, Post, Req } from '@nestjs/common';
import {
  CallTimeQueries,
  CallTimeRestoringService,
  CallTimeService,
  type CallTimeWithEvent,
} from '#libs/call-time';
import { TextPreviewService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { NextForm } from '../events/event.form.js';
import { EventPageService } from '../events/event-page.service.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from '../events/form-error-in.js';
import { nextPath } from '../frame/next-path.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { CallDeletionPanel } from './call-panels.js';
import { CALL_WORDS } from './call.words.js';

/** Deletes and restores calls. */
@PageController()
export class CallDeletionController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly queries: CallTimeQueries,
    private readonly calls: CallTimeService,
    private readonly restoring: CallTimeRestoringService,
    private readonly previews: TextPreviewService,
  ) {}

  @Get('call/:slug/delete/')
  @Allow('callTime.delete')
  async ask(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.show(by, await this.queries.reached(this.unitOfWork.reading(by), slug), request);
  }

  @Post('call/:slug/delete/')
  @WhenRepeated({ undoes: true })
  @Allow('callTime.delete')
  async delete(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const call = await this.queries.reached(this.unitOfWork.reading(by), slug);
    try {
      await this.unitOfWork.as(by, (work) => this.calls.archive(work, slug));
      return seeOther(`/app/events/${call.event.slug}/`, {
        tone: 'success',
        lines: [wordsOf(CALL_WORDS, request).deleted(call.name)],
      });
    } catch (error) {
      return this.show(by, call, request, formErrorIn(error, request));
    }
  }

  @Post('call/:slug/restore')
  @Allow('archive.restore')
  async restore(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const { next } = await readForm(NextForm, body);
    try {
      await this.unitOfWork.as(by, (work) => this.restoring.restore(work, slug));
    } catch (error) {
      const { message } = formErrorIn(error, request);
      return seeOther(nextPath(next), { tone: 'warning', lines: [message] });
    }
    const { restored } = wordsOf(CALL_WORDS, request);
    return seeOther(nextPath(next), { tone: 'success', lines: [restored] });
  }

  /** Refusals are shown before somebody presses, too. */
  private async show(
    by: Caller,
    call: CallTimeWithEvent,
    request: EdgeRequest,
    error: FormError | null = null,
  ): Promise<Page> {
    const attempt = await this.previews
      .of(by, (work) => this.calls.archive(work, call.slug))
      .then((preview) => ({ preview, refusal: null }))
      .catch((refused: unknown) => ({ preview: null, refusal: formErrorIn(refused, request) }));
    const element = (
      <CallDeletionPanel
        event={call.event}
        call={call}
        preview={attempt.preview}
        error={error ?? attempt.refusal}
      />
    );
    const panel = { at: `call-${call.slug}`, element, status: error?.status };
    return this.pages.of(this.unitOfWork.reading(by), call.event, request, panel);
  }
}
