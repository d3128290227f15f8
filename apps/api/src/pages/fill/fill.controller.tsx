import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { LaborRequirementQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { type KeptForm, keptForm, keptMarks } from '../frame/kept-form.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { pageSizeOf } from '../frame/remembered.js';
import { RevisedPage } from '../frame/revised-page.js';
import { wordsOf } from '../frame/words.js';
import { MARKED } from './candidate-list.js';
import { type FillQuery, fillHref, readFillQuery } from './fill-query.js';
import { type FillAct, readAct } from './fill.form.js';
import { FillPage } from './fill.page.js';
import { FILL_WORDS } from './fill.words.js';
import { FillActingService } from './fill-acting.service.js';
import { FillReadingService } from './fill-reading.service.js';
import { typedContact } from './typed-contact.js';

type Refused = Omit<Parameters<typeof FillPage>[0], 'model'>;

/** Fills a requirement by hand: reads as REST's fill list does, acts by the same verbs. */
@PageController()
export class FillController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requirements: LaborRequirementQueries,
    private readonly reading: FillReadingService,
    private readonly acting: FillActingService,
  ) {}

  @Get('labor/:slug/requests/')
  @RevisedPage({ except: ['person'] })
  @Allow('request.manage')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.pageOf(by, slug, queryOf(request, query), request);
  }

  /** Every act of the page; afterwards the same part of the list is shown again. */
  @Post('labor/:slug/requests/')
  @Allow('request.manage')
  async act(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() parameters: unknown,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const query = queryOf(request, parameters);
    const act = readAct(body);
    try {
      const { notice, changes, event, failed } = await this.unitOfWork.as(by, async (work) => {
        const requirement = await this.requirements.reached(work, slug);
        const words = wordsOf(FILL_WORDS, request);
        const acted = await this.acting.act(work, requirement, act, body, words);
        return { ...acted, event: requirement.call_time.event };
      });
      const isFromEvent = (body as { from?: unknown } | undefined)?.from === 'event';
      return seeOther(
        isFromEvent ? `/app/events/${event.slug}/#labor-${slug}` : fillHref(slug, query, changes),
        notice && { ...notice, kept: markedStill(act, body, failed) },
      );
    } catch (error) {
      const refusal = formErrorFrom(error);
      const refused = refusedOn(act, body, translated(refusal, request));
      const kept = keptForm(MARKED, body, ['worker_id']);
      return this.pageOf(by, slug, query, request, { refused, status: refusal.status, kept });
    }
  }

  /** The form for a new contact, posted to its own address. */
  @Post('htmx-add-worker/:slug/')
  @Allow('request.manage')
  addContact(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.act(by, slug, {}, { ...body, action: 'add_worker' }, request);
  }

  private async pageOf(
    by: Caller,
    slug: string,
    query: FillQuery,
    request: EdgeRequest,
    {
      refused = {},
      status = 200,
      kept,
    }: { refused?: Refused; status?: number; kept?: KeptForm } = {},
  ): Promise<Page> {
    const model = await this.reading.model(this.unitOfWork.reading(by), request, slug, query);
    const { requirement } = model;
    const words = wordsOf(FILL_WORDS, request);
    return page(<FillPage model={model} {...refused} />, {
      title: words.title(requirement.labor_type.name, requirement.call_time.name),
      room: `requirement:${requirement.slug}`,
      ...{ status, kept },
    });
  }
}

function queryOf(request: EdgeRequest, parameters: unknown): FillQuery {
  const { per_page: size } = (parameters ?? {}) as { per_page?: unknown };
  return readFillQuery(
    parameters,
    pageSizeOf(request, typeof size === 'string' ? size : undefined),
  );
}

/** Rows that stay marked: what an act on all of them could not do, and the others where one row's button was pressed. */
function markedStill(act: FillAct, body: unknown, failed: readonly number[]): KeptForm | undefined {
  if (act.kind !== 'fill') return undefined;
  const { act: pressed } = (body ?? {}) as { act?: unknown };
  if (pressed === undefined) return keptMarks(MARKED, 'worker_id', failed);
  return keptForm(MARKED, body, ['worker_id']);
}

/** Where on the page a refusal is shown: in its form, with what was typed. */
function refusedOn({ kind }: FillAct, body: unknown, error: FormError): Refused {
  if (kind === 'contact') return { refused: { typed: typedContact(body), error } };
  if (kind !== 'first-come') return { error: error.message };
  const { fcfs_positions: typed } = body as { fcfs_positions: unknown };
  return { firstCome: { typed: typeof typed === 'string' ? typed : '', error } };
}

function translated(error: FormError, request: EdgeRequest): FormError {
  const sentence = wordsOf(FILL_WORDS, request).refusals[error.code];
  if (!sentence) return error;
  const fields = Object.keys(error.fields).map((field) => [field, sentence]);
  return { ...error, message: sentence, fields: Object.fromEntries(fields) as FormError['fields'] };
}
