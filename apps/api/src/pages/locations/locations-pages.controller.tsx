import { Body, Get, Param, Post, Req } from '@nestjs/common';
import {
  type CompanyRow,
  type LocationRow,
  LocationProfileQueries,
  LocationProfileService,
} from '#libs/company';
import { LocationInUse, LocationUsageQueries } from '#libs/event';
import { minutesOfHours, NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { FirstStepsService } from '../today/first-steps.service.js';
import { wordsOf } from '../frame/words.js';
import { EditLocationPage, typedLocation } from './edit-location.page.js';
import { LocationForm, type TypedLocation } from './locations.form.js';
import { LocationsPage } from './locations.page.js';
import { LOCATIONS_WORDS } from './locations.words.js';

const LIST = '/app/location-profiles/';

/** The locations of a company: add, change, delete. */
@PageController()
export class LocationsPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly queries: LocationProfileQueries,
    private readonly usage: LocationUsageQueries,
    private readonly locations: LocationProfileService,
    private readonly firstSteps: FirstStepsService,
  ) {}

  @Get('location-profiles/')
  @Allow('location.edit')
  list(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.show(by, request);
  }

  @Get('location-profiles/create/')
  @Allow('location.edit')
  async create(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const company = await this.currentCompany.of(this.unitOfWork.reading(by), by, request);
    return this.form(company, null, request);
  }

  @Post('location-profiles/create/')
  @Allow('location.edit')
  add(
    @By() by: Caller,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.save(by, null, body, request);
  }

  @Get('location-profiles/edit/:id/')
  @Allow('location.edit')
  async edit(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    return this.form(company, await this.find(work, company, id), request);
  }

  @Post('location-profiles/edit/:id/')
  @Allow('location.edit')
  change(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.save(by, id, body, request);
  }

  @Post('location-profiles/delete/:id/')
  @Allow('location.edit')
  async delete(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const { name } = await this.find(work, company, id);
    const words = wordsOf(LOCATIONS_WORDS, request);
    try {
      await this.unitOfWork.as(by, (own) => this.locations.remove(own, company.id, id));
      return seeOther(LIST, { tone: 'success', lines: [words.deleted(name)] });
    } catch (error) {
      const count =
        error instanceof LocationInUse
          ? ((await this.usage.eventsByLocation(work, company.id)).get(id) ?? 1)
          : 0;
      return this.show(by, request, { error, sentence: count ? words.inUse(name, count) : null });
    }
  }

  private async save(
    by: Caller,
    id: number | null,
    body: unknown,
    request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const location = id === null ? null : await this.find(work, company, id);
    try {
      const draft = draftOf(await readForm(LocationForm, body));
      await this.unitOfWork.as(by, (own) =>
        id === null
          ? this.locations.add(own, company, draft)
          : this.locations.edit(own, company, id, draft),
      );
      const { saved } = wordsOf(LOCATIONS_WORDS, request);
      return seeOther(LIST, { tone: 'success', lines: [saved(draft.name)] });
    } catch (error) {
      return this.form(company, location, request, { error, typed: typedIn(body) });
    }
  }

  private async find(work: Work, company: CompanyRow, id: number): Promise<LocationRow> {
    const location = await this.queries.inCompany(work, company.id, id);
    if (!location) throw new NotFound('LocationProfile');
    return location;
  }

  private form(
    company: CompanyRow,
    location: LocationRow | null,
    request: EdgeRequest,
    refused?: { error: unknown; typed: TypedLocation },
  ): Page {
    const words = wordsOf(LOCATIONS_WORDS, request);
    const error = refused && translateFormError(formErrorFrom(refused.error), languageOf(request));
    const typed = refused?.typed ?? typedLocation(location);
    return page(<EditLocationPage {...{ company, location, typed, error }} />, {
      title: location?.name ?? words.addTitle,
      width: 'column',
      room: `settings:${company.slug}`,
      status: error?.status,
    });
  }

  private async show(
    by: Caller,
    request: EdgeRequest,
    refused?: { error: unknown; sentence: string | null },
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const [locations, events, steps] = await Promise.all([
      this.queries.ofCompany(work, company.id),
      this.usage.eventsByLocation(work, company.id),
      this.firstSteps.of(by, company.id),
    ]);
    const error = refused && translateFormError(formErrorFrom(refused.error), languageOf(request));
    const said = error && { ...error, message: refused.sentence ?? error.message };
    return page(<LocationsPage {...{ company, locations, events, steps }} error={said} />, {
      title: wordsOf(LOCATIONS_WORDS, request).title,
      room: `settings:${company.slug}`,
      status: said?.status,
    });
  }
}

function draftOf(form: LocationForm) {
  const minutes = (hours: number | null | undefined): number | null =>
    hours == null ? null : minutesOfHours(hours);
  return {
    name: form.name.trim(),
    address: form.address?.trim() ?? '',
    timeZone: form.time_zone ?? null,
    minimumMinutes: minutes(form.minimum_hours),
    mealTriggerMinutes: minutes(form.meal_penalty_trigger_time),
    roundUpMinutes: form.hour_round_up ?? null,
  };
}

function typedIn(body: unknown): TypedLocation {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: keyof TypedLocation): string =>
    typeof given[name] === 'string' ? given[name] : '';
  return {
    name: text('name'),
    address: text('address'),
    time_zone: text('time_zone'),
    minimum_hours: text('minimum_hours'),
    meal_penalty_trigger_time: text('meal_penalty_trigger_time'),
    hour_round_up: text('hour_round_up'),
  };
}
