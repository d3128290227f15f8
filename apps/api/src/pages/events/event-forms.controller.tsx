import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CallOutsideNewDates } from '#libs/call-time';
import { type CompanyRow, LocationProfileQueries } from '#libs/company';
import { EventQueries, type EventRow, EventService } from '#libs/event';
import { TextPreviewService, TimeChangeService } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { datesOf } from '../frame/dates.js';
import type { FormValues } from '../frame/edit-conflicts.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from './form-error-in.js';
import { nextPath } from '../frame/next-path.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { datesKey, EventEditForm, EventForm } from './event.form.js';
import { type EventFormModel, EventFormPage } from './event-form.page.js';
import { EVENT_FORM_WORDS } from './event-form.words.js';
import { EventListQuery } from './event-list.query.js';
import { EditOvertaken, readMerged, shownBy } from './merged-form.js';
import { concernsAnybody } from './texts-box.js';
import { type Typed, typedTexts } from '../frame/typed.js';

/** Fields that are not sent when they are off. */
const TICKS = ['is_single_day'];

/** Creates and edits events, by the same verbs as REST. */
@PageController()
export class EventFormsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly current: CurrentCompanyService,
    private readonly events: EventService,
    private readonly queries: EventQueries,
    private readonly locations: LocationProfileQueries,
    private readonly previews: TextPreviewService,
    private readonly timeChanges: TimeChangeService,
  ) {}

  @Get('events/create')
  @Allow('event.create')
  newForm(
    @By() by: Caller,
    @Query() _query: EventListQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.showNew(by, request, {});
  }

  @Post('events/create')
  @WhenRepeated({ creates: true })
  @Allow('event.create')
  async create(
    @By() by: Caller,
    @Query() _query: EventListQuery,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    try {
      const form = await readForm(EventForm, body);
      const company = await this.company(by, request);
      const { slug } = await this.unitOfWork.as(by, (work) =>
        this.events.create(work, company, {
          ...changesOf(form),
          ...{ minimumMinutes: null, mealTriggerMinutes: null, roundUpMinutes: null },
        }),
      );
      const { created } = wordsOf(EVENT_FORM_WORDS, request);
      return seeOther(`/app/events/${slug}/`, { tone: 'success', lines: [created] });
    } catch (error) {
      return this.showNew(by, request, typedTexts(body), formErrorIn(error, request));
    }
  }

  @Get('events/:slug/edit')
  @Allow('event.edit')
  async editForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const event = await this.queries.managed(this.unitOfWork.reading(by), slug);
    return this.showEdit(by, event, request, {
      given: valuesOf(event),
      shown: valuesOf(event),
      next: `/app/events/${slug}/`,
    });
  }

  /** Shows first who is asked again, if dates or zone move calls; saves when that was agreed to. */
  @Post('events/:slug/edit')
  @WhenRepeated({ undoes: true })
  @Allow('event.edit')
  async edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const event = await this.queries.managed(this.unitOfWork.reading(by), slug);
    const next = nextPath(typedTexts(body).next);
    const given = {
      ...valuesOf(event),
      ...typedTexts(body),
      is_single_day: typedTexts(body).is_single_day,
    };
    const shown = shownBy(body, valuesOf(event));
    try {
      const form = await readMerged(EventEditForm, body, valuesOf(event), TICKS);
      const agreed = datesKey(form);
      if (form.agreed !== agreed) {
        const preview = await this.previews.of(by, (work) => this.save(work, slug, form));
        if (concernsAnybody(preview))
          return await this.showEdit(by, event, request, {
            ...{ given, next, shown, asking: { preview, agreed } },
          });
      }
      const asked = await this.unitOfWork.as(by, async (work) => {
        const locked = await this.queries.lockManaged(work, slug);
        await this.save(work, slug, await readMerged(EventEditForm, body, valuesOf(locked), TICKS));
        return this.timeChanges.outcomesOf(work).length;
      });
      const words = wordsOf(EVENT_FORM_WORDS, request);
      const line = asked > 0 ? words.savedAndAsked(asked) : words.saved;
      return seeOther(next, { tone: 'success', lines: [line] });
    } catch (error) {
      if (error instanceof EditOvertaken) {
        const { conflicts, stored } = error;
        return this.showEdit(by, event, request, { given, next, conflicts, shown: stored });
      }
      const moveByDays = error instanceof CallOutsideNewDates ? error.byDays : null;
      const refusal = refusalInWords(error, formErrorIn(error, request), event, request);
      return this.showEdit(by, event, request, { given, next, shown, moveByDays, error: refusal });
    }
  }

  private save(work: Work, slug: string, form: EventEditForm): Promise<EventRow> {
    return this.events.edit(work, slug, { ...changesOf(form), moveCalls: form.move_calls });
  }

  private company(by: Caller, request: EdgeRequest): Promise<CompanyRow> {
    return this.current.of(this.unitOfWork.reading(by), by, request);
  }

  private async showNew(
    by: Caller,
    request: EdgeRequest,
    given: Typed,
    error: FormError | null = null,
  ): Promise<Page> {
    const company = await this.company(by, request);
    return this.show(by, company, request, { event: null, given, next: '/app/events/', error });
  }

  private showEdit(
    by: Caller,
    event: EventRow,
    request: EdgeRequest,
    model: Omit<EventFormModel, 'event' | 'locations' | 'companyZone'>,
  ): Promise<Page> {
    this.current.show(request, event.company);
    return this.show(by, event.company, request, { ...model, event });
  }

  private async show(
    by: Caller,
    company: Pick<CompanyRow, 'id' | 'time_zone'>,
    request: EdgeRequest,
    model: Omit<EventFormModel, 'locations' | 'companyZone'>,
  ): Promise<Page> {
    const locations = await this.locations.ofCompany(this.unitOfWork.reading(by), company.id);
    const words = wordsOf(EVENT_FORM_WORDS, request);
    return page(
      <EventFormPage {...model} locations={locations} companyZone={company.time_zone} />,
      {
        title: model.event ? words.edit : words.create,
        width: 'column',
        status: model.conflicts ? 409 : model.error?.status,
      },
    );
  }
}

/** A single day ends on its first day, whatever was typed before the box was checked. */
function changesOf(form: EventForm) {
  const isSingleDay = form.is_single_day ?? false;
  return {
    eventName: form.event_name,
    eventDescription: form.event_description ?? '',
    startDate: form.start_date,
    endDate: isSingleDay ? undefined : (form.end_date ?? null),
    isSingleDay,
    locationProfileId: form.location_profile,
  };
}

/** What the form of an event shows. */
function valuesOf(event: EventRow): FormValues {
  return {
    event_name: event.event_name,
    start_date: event.start_date,
    end_date: event.is_single_day ? '' : (event.end_date ?? ''),
    is_single_day: event.is_single_day ? 'on' : '',
    location_profile: event.location_profile_id === null ? '' : String(event.location_profile_id),
    event_description: event.event_description,
  };
}

/** Names the call that the new dates would leave outside, and the way out that the form offers. */
function refusalInWords(
  error: unknown,
  refusal: FormError,
  event: EventRow,
  request: EdgeRequest,
): FormError {
  if (!(error instanceof CallOutsideNewDates)) return refusal;
  const words = wordsOf(EVENT_FORM_WORDS, request);
  const language = languageOf(request);
  const day = datesOf(event.company.time_zone, { language, now: new Date() }).day(error.call.date);
  const message = words.leavesCallOut(error.call.name, day);
  const fields = Object.keys(refusal.fields).map((name) => [name, message]);
  return {
    ...refusal,
    message: error.byDays === null ? words.moveFirst : words.moveOrDelete,
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}
