import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { EventQueries, EventRestoringService, type EventRow, EventService } from '#libs/event';
import { ArchiveQueries, EventPageQueries, StewardQueries, TextPreviewService } from '#libs/labor';
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
import { RevisedPage } from '../frame/revised-page.js';
import { wordsOf } from '../frame/words.js';
import { NextForm, NoteForm, StewardForm } from './event.form.js';
import { EVENT_FORM_WORDS } from './event-form.words.js';
import { EventPageService } from './event-page.service.js';
import { EditOvertaken, readMerged, shownBy } from './merged-form.js';
import { typedTexts } from '../frame/typed.js';
import { DeletedPanel, DeletionPanel, NotePanel, StewardPanel } from './event-panels.js';

/** The page of an event, and what managers change on it: steward, note, deletion. */
@PageController()
export class EventChangesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly queries: EventQueries,
    private readonly calls: EventPageQueries,
    private readonly events: EventService,
    private readonly restoring: EventRestoringService,
    private readonly stewards: StewardQueries,
    private readonly archive: ArchiveQueries,
    private readonly previews: TextPreviewService,
  ) {}

  @Get('events/:slug/')
  @RevisedPage({ except: ['send'] })
  @Allow('event.read')
  show(@By() by: Caller, @Param('slug') slug: string, @Req() request: EdgeRequest): Promise<Page> {
    return this.pages.bySlug(by, slug, request);
  }

  @Get('events/:slug/assign-steward')
  @Allow('event.assignSteward')
  async stewardForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.showSteward(by, await this.managed(by, slug), request);
  }

  @Post('events/:slug/assign-steward')
  @Allow('event.assignSteward')
  async assign(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.managed(by, slug);
    try {
      const { steward_id: steward = null, next } = await readForm(StewardForm, body);
      await this.unitOfWork.as(by, (work) => this.events.assignSteward(work, slug, steward));
      const words = wordsOf(EVENT_FORM_WORDS, request);
      const line = steward === null ? words.unassigned : words.assigned;
      return seeOther(nextPath(next), { tone: 'success', lines: [line] });
    } catch (error) {
      return this.showSteward(by, event, request, formErrorIn(error, request));
    }
  }

  @Get('events/:slug/note')
  @Allow('event.edit')
  async noteForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const event = await this.managed(by, slug);
    const { event_description: note } = event;
    return this.showNote(by, event, request, { note, shown: { event_description: note } });
  }

  @Post('events/:slug/note')
  @Allow('event.edit')
  async note(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.managed(by, slug);
    const stored = { event_description: event.event_description };
    const { event_description: note = event.event_description, next } = typedTexts(body);
    try {
      await this.unitOfWork.as(by, async (work) => {
        const { event_description: now } = await this.queries.lockManaged(work, slug);
        const form = await readMerged(NoteForm, body, { event_description: now });
        await this.events.edit(work, slug, { eventDescription: form.event_description });
      });
      const { saved } = wordsOf(EVENT_FORM_WORDS, request);
      return seeOther(nextPath(next), { tone: 'success', lines: [saved] });
    } catch (error) {
      if (error instanceof EditOvertaken) {
        const { conflicts, stored: shown } = error;
        return this.showNote(by, event, request, { note, shown, conflicts });
      }
      const refusal = formErrorIn(error, request);
      return this.showNote(by, event, request, {
        note,
        shown: shownBy(body, stored),
        error: refusal,
      });
    }
  }

  @Get('events/:slug/delete')
  @Allow('event.delete')
  async deletion(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const event = await this.managed(by, slug);
    return this.showDeletion(by, event, request);
  }

  @Post('events/:slug/delete')
  @WhenRepeated({ undoes: true })
  @Allow('event.delete')
  async delete(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.managed(by, slug);
    try {
      const { next } = await readForm(NextForm, body);
      await this.unitOfWork.as(by, (work) => this.events.archive(work, slug));
      return seeOther(nextPath(next));
    } catch (error) {
      return this.showDeletion(by, event, request, formErrorIn(error, request));
    }
  }

  @Get('events/:slug/deleted')
  @Allow('archive.restore')
  async deleted(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const event = await this.managed(by, slug);
    const all = await this.archive.restorable(work, event.company_id);
    const things = all
      .filter((row) => row.event_slug === slug)
      .map((row) => ({ ...row, time_zone: event.company.time_zone }));
    const element = <DeletedPanel event={event} things={things} />;
    return this.pages.of(work, event, request, { at: 'event', element });
  }

  @Post('events/:slug/restore')
  @Allow('archive.restore')
  async restore(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    try {
      await this.unitOfWork.as(by, (work) => this.restoring.restore(work, slug));
    } catch (error) {
      const { message } = formErrorIn(error, request);
      return seeOther('/app/events/?view=deleted', { tone: 'warning', lines: [message] });
    }
    const { restored } = wordsOf(EVENT_FORM_WORDS, request);
    return seeOther(`/app/events/${slug}/`, { tone: 'success', lines: [restored] });
  }

  private managed(by: Caller, slug: string): Promise<EventRow> {
    return this.queries.managed(this.unitOfWork.reading(by), slug);
  }

  private showNote(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    form: Omit<Parameters<typeof NotePanel>[0], 'event'>,
  ): Promise<Page> {
    const element = <NotePanel event={event} {...form} />;
    const status = form.conflicts ? 409 : form.error?.status;
    const panel = { at: 'event', element, status };
    return this.pages.of(this.unitOfWork.reading(by), event, request, panel);
  }

  private async showSteward(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    error: FormError | null = null,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const stewards = await this.stewards.ofCompany(work, event.company_id);
    const element = (
      <StewardPanel event={event} stewards={stewards} current={event.steward_id} error={error} />
    );
    return this.pages.of(work, event, request, { at: 'event', element, status: error?.status });
  }

  private async showDeletion(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    error: FormError | null = null,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const [preview, calls] = await Promise.all([
      this.previews.of(by, (rehearsal) => this.events.archive(rehearsal, event.slug)),
      this.calls.calls(work, event),
    ]);
    const next = `/app/events/?deleted=${event.slug}`;
    const element = <DeletionPanel {...{ event, preview, next, error }} calls={calls.length} />;
    return this.pages.of(work, event, request, { at: 'event', element, status: error?.status });
  }
}
