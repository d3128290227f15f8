import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { EventCancelingService, TextPreviewService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from './form-error-in.js';
import { nextPath } from '../frame/next-path.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { SENDING_WORDS } from '../sending/sending.words.js';
import { NextForm } from './event.form.js';
import { EVENT_FORM_WORDS } from './event-form.words.js';
import { EventPageService } from './event-page.service.js';
import { CancelPanel } from './event-panels.js';

/** Cancels an event for good, after saying what that does and who is told. */
@PageController()
export class EventCancelController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly queries: EventQueries,
    private readonly canceling: EventCancelingService,
    private readonly previews: TextPreviewService,
  ) {}

  @Get('events/:slug/cancel')
  @Allow('event.edit')
  async ask(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.queries.managed(this.unitOfWork.reading(by), slug);
    return event.canceled ? seeOther(`/app/events/${slug}/`) : this.show(by, event, request);
  }

  /** Leads to the list of events where nothing else is said. */
  @Post('events/:slug/cancel')
  @WhenRepeated({ undoes: true })
  @Allow('event.edit')
  async cancel(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.queries.managed(this.unitOfWork.reading(by), slug);
    const words = wordsOf(EVENT_FORM_WORDS, request);
    try {
      const { next = '/app/events/' } = await readForm(NextForm, body);
      const { textedCount, unreached } = await this.unitOfWork.as(by, (work) =>
        this.canceling.cancel(work, slug),
      );
      const { reasons } = wordsOf(SENDING_WORDS, request);
      const untold = unreached.map(({ name, reason }) => {
        const key = reason === 'awaiting consent' ? 'awaiting_consent' : 'opted_out';
        return `${name} (${reasons[key]})`;
      });
      return seeOther(nextPath(next), {
        tone: untold.length > 0 ? 'warning' : 'success',
        lines: [
          words.canceled(textedCount),
          ...(untold.length > 0 ? [words.untold(untold.join(', '))] : []),
        ],
      });
    } catch (error) {
      const refusal = formErrorIn(error, request);
      if (event.canceled)
        return seeOther(`/app/events/${slug}/`, { tone: 'warning', lines: [refusal.message] });
      return this.show(by, event, request, refusal);
    }
  }

  private async show(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    error: FormError | null = null,
  ): Promise<Page> {
    const preview = await this.previews.of(by, (work) => this.canceling.cancel(work, event.slug));
    const element = <CancelPanel event={event} preview={preview} error={error} />;
    const panel = { at: 'event', element, status: error?.status };
    return this.pages.of(this.unitOfWork.reading(by), event, request, panel);
  }
}
