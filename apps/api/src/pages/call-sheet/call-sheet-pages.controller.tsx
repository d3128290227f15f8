import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { CallSheetQueries, CallSheetService } from '#libs/call-time';
import { CompanyLogoService } from '#libs/company';
import { type CrewSheet, CrewSheetQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { CallSheetFormPage } from './call-sheet-form.page.js';
import {
  bodyOf,
  CallSheetForm,
  draftOf,
  type SheetValues,
  typedValues,
  valuesOf,
} from './call-sheet.form.js';
import { callSheetModel } from './call-sheet.model.js';
import { callSheetPdf } from './call-sheet.pdf.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

/** Whoever runs a call writes its sheet, by the same verbs as REST. */
@PageController()
export class CallSheetPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly crewSheets: CrewSheetQueries,
    private readonly queries: CallSheetQueries,
    private readonly sheets: CallSheetService,
    private readonly logos: CompanyLogoService,
  ) {}

  @Get('call/:slug/sheet/')
  @Allow('callTime.edit')
  async form(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const found = await this.crewSheets.reached(work, slug);
    const other = found.sheet
      ? null
      : await this.queries.newestOfEventUnchecked(work, found.event.id);
    const values = valuesOf(
      found.sheet ? { ...found.sheet, updated_at: new Date(found.sheet.updated_at) } : other,
    );
    return this.pageOf(found, values, request, { isBegun: other !== null });
  }

  @Post('call/:slug/sheet/')
  @Allow('callTime.edit')
  async write(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const found = await this.crewSheets.reached(this.unitOfWork.reading(by), slug);
    try {
      const draft = draftOf(await readForm(CallSheetForm, bodyOf(body)));
      await this.unitOfWork.as(by, (work) => this.sheets.write(work, slug, draft));
    } catch (error) {
      const refused = translateFormError(formErrorFrom(error), languageOf(request));
      return this.pageOf(found, typedValues(body), request, { error: refused });
    }
    return seeOther(pathOf(slug), {
      tone: 'success',
      lines: [wordsOf(CALL_SHEET_WORDS, request).saved],
    });
  }

  @Post('call/:slug/sheet/remove/')
  @Allow('callTime.edit')
  async remove(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.sheets.remove(work, slug));
    return seeOther(pathOf(slug), {
      tone: 'info',
      lines: [wordsOf(CALL_SHEET_WORDS, request).removed],
    });
  }

  /** With all names, for whoever runs the call; also before it is saved. */
  @Get('call/:slug/sheet.pdf')
  @Allow('callTime.edit')
  async pdf(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Response> {
    const work = this.unitOfWork.reading(by);
    const model = callSheetModel(await this.crewSheets.reached(work, slug), languageOf(request));
    return callSheetPdf(work, model, this.logos);
  }

  private pageOf(
    found: CrewSheet,
    values: SheetValues,
    request: EdgeRequest,
    { isBegun = false, error }: { isBegun?: boolean; error?: FormError },
  ): Page {
    const { call, event, sheet } = found;
    const { when } = callSheetModel(found, languageOf(request));
    return page(
      <CallSheetFormPage
        slug={call.slug}
        callName={call.name}
        eventName={event.event_name}
        eventSlug={event.slug}
        when={when}
        values={values}
        exists={sheet !== null}
        isBegun={isBegun}
        error={error}
      />,
      {
        title: `${wordsOf(CALL_SHEET_WORDS, request).title}: ${call.name}`,
        width: 'column',
        status: error?.status,
      },
    );
  }
}

function pathOf(slug: string): string {
  return `/app/call/${encodeURIComponent(slug)}/sheet/`;
}
