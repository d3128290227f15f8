import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CallTimeQueries, CallTimeService, type CallTimeWithEvent } from '#libs/call-time';
import { EventQueries, type EventRow, eventWorkRules } from '#libs/event';
import { CallCopyingService, TextPreviewService, TimeChangeService } from '#libs/labor';
import { CallMinimumQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { EventPageService } from '../events/event-page.service.js';
import { EditOvertaken, readMerged, shownBy } from '../events/merged-form.js';
import { concernsAnybody } from '../events/texts-box.js';
import { type Typed, typedTexts } from '../frame/typed.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from '../events/form-error-in.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { CallEditForm, CallForm, MoveQuery } from './call.form.js';
import { CallPanel } from './call-panels.js';
import { changesOf, draftOf, hoursFieldText, valuesOf } from './call-values.js';
import { CALL_WORDS } from './call.words.js';

/** Adds, edits and copies calls on the page of their event, by the same verbs as REST. */
@PageController()
export class CallTimeFormsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly events: EventQueries,
    private readonly queries: CallTimeQueries,
    private readonly calls: CallTimeService,
    private readonly copying: CallCopyingService,
    private readonly previews: TextPreviewService,
    private readonly timeChanges: TimeChangeService,
    private readonly minimums: CallMinimumQueries,
  ) {}

  @Get('events/:slug/add-call')
  @Allow('callTime.edit')
  async newForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const event = await this.events.reached(this.unitOfWork.reading(by), slug);
    const given = {
      date: event.start_date,
      minimum_hours: hoursFieldText(eventWorkRules(event).minimumMinutes),
    };
    return this.showNew(by, event, request, given);
  }

  @Post('events/:slug/add-call')
  @WhenRepeated({ creates: true })
  @Allow('callTime.edit')
  async add(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.events.reached(this.unitOfWork.reading(by), slug);
    try {
      const draft = draftOf(await readForm(CallForm, body), event);
      const call = await this.unitOfWork.as(by, (work) => this.calls.schedule(work, slug, draft));
      const { added } = wordsOf(CALL_WORDS, request);
      const path = `/app/call/${call.slug}/add-labor/#new-labor-${call.slug}`;
      return seeOther(path, { tone: 'success', lines: [added] });
    } catch (error) {
      return this.showNew(by, event, request, typedTexts(body), formErrorIn(error, request));
    }
  }

  /** With a date or time in the address, shows who would be asked again, or why it cannot be then: nothing is refused yet. */
  @Get('call/:slug/edit/')
  @Allow('callTime.edit')
  async editForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const call = await this.reached(by, slug);
    const shown = valuesOf(call);
    const { date, time } = typedTexts(query);
    const given = { ...shown, ...(date && { date }), ...(time && { time: time.slice(0, 5) }) };
    try {
      const move = await readForm(MoveQuery, query);
      const asking = move.date || move.time ? await this.asking(by, call, move) : null;
      return await this.showCall(by, call, 'edit', request, { given, shown, asking });
    } catch (error) {
      const impossible = formErrorIn(error, request);
      return this.showCall(by, call, 'edit', request, { given, shown, impossible });
    }
  }

  /** Shows first who is asked again, and saves when that was agreed to for this very date and time. */
  @Post('call/:slug/edit/')
  @WhenRepeated({ undoes: true })
  @Allow('callTime.edit')
  async edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const call = await this.reached(by, slug);
    const given = { ...valuesOf(call), ...typedTexts(body) };
    const shown = shownBy(body, valuesOf(call));
    try {
      const form = await readMerged(CallEditForm, body, valuesOf(call));
      const asking = await this.asking(by, call, form);
      if (concernsAnybody(asking.preview) && form.agreed !== asking.agreed)
        return await this.showCall(by, call, 'edit', request, { given, shown, asking });

      const asked = await this.unitOfWork.as(by, async (work) => {
        const stored = valuesOf(await this.queries.lockReached(work, slug));
        await this.calls.edit(work, slug, changesOf(await readMerged(CallEditForm, body, stored)));
        return this.timeChanges.outcomesOf(work).length;
      });
      const words = wordsOf(CALL_WORDS, request);
      return seeOther(`/app/events/${call.event.slug}/#call-${slug}`, {
        tone: 'success',
        lines: [asked > 0 ? words.moved(asked) : words.saved],
      });
    } catch (error) {
      if (error instanceof EditOvertaken) {
        const { conflicts, stored } = error;
        return this.showCall(by, call, 'edit', request, { given, conflicts, shown: stored });
      }
      const refusal = formErrorIn(error, request);
      return this.showCall(by, call, 'edit', request, { given, shown, error: refusal });
    }
  }

  @Get('call/:slug/copy/')
  @Allow('callTime.edit')
  async copyForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const call = await this.reached(by, slug);
    return this.showCall(by, call, 'copy', request, { given: valuesOf(call) });
  }

  @Post('call/:slug/copy/')
  @WhenRepeated({ creates: true })
  @Allow('callTime.edit')
  async copy(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const source = await this.reached(by, slug);
    try {
      const draft = draftOf(await readForm(CallForm, body), source.event);
      const { call } = await this.unitOfWork.as(by, (work) => this.copying.copy(work, slug, draft));
      const { copied } = wordsOf(CALL_WORDS, request);
      const path = `/app/events/${source.event.slug}/#call-${call.slug}`;
      return seeOther(path, { tone: 'success', lines: [copied] });
    } catch (error) {
      const given = typedTexts(body);
      return this.showCall(by, source, 'copy', request, {
        given,
        error: formErrorIn(error, request),
      });
    }
  }

  private reached(by: Caller, slug: string): Promise<CallTimeWithEvent> {
    return this.queries.reached(this.unitOfWork.reading(by), slug);
  }

  private async asking(
    by: Caller,
    call: CallTimeWithEvent,
    { date = call.date, time = call.time }: MoveQuery,
  ) {
    const preview = await this.previews.of(by, (work) =>
      this.calls.edit(work, call.slug, { date, time }),
    );
    return { preview, agreed: `${date} ${time}` };
  }

  private async showNew(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    given: Typed,
    error: FormError | null = null,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const isMinimumPaid = await this.minimums.isPaidUnchecked(work, event.company_id, work.now);
    const element = (
      <CallPanel kind="add" call={null} {...{ event, given, error, isMinimumPaid }} />
    );
    const panel = { at: 'new-call', element, status: error?.status };
    return this.pages.of(work, event, request, panel);
  }

  private async showCall(
    by: Caller,
    call: CallTimeWithEvent,
    kind: 'edit' | 'copy',
    request: EdgeRequest,
    form: Omit<Parameters<typeof CallPanel>[0], 'kind' | 'event' | 'call' | 'isMinimumPaid'>,
  ): Promise<Page> {
    const { event } = call;
    const work = this.unitOfWork.reading(by);
    const startsAt = new Date(call.starts_at);
    const isMinimumPaid = await this.minimums.isPaidUnchecked(work, event.company_id, startsAt);
    const element = <CallPanel {...{ kind, event, call, isMinimumPaid }} {...form} />;
    const status = form.conflicts ? 409 : form.error?.status;
    const panel = { at: `call-${call.slug}`, element, status };
    return this.pages.of(work, event, request, panel);
  }
}
