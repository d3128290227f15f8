import { Body, Get, Post, Query, Req } from '@nestjs/common';
import { dateIn, NotFound } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  PayRateListQueries,
  PayRateService,
  RateFormOptionsQueries,
  RateNamingService,
} from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { refusalOf } from '../company/refusal-of.js';
import { isConfirmed } from '../frame/form-errors.js';
import { PageController } from '../frame/page-controller.js';
import { pageWithin } from '../frame/last-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { pageSizeOf } from '../frame/remembered.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import {
  ChangedRateForm,
  EndedRateForm,
  NewRateForm,
  RateIdForm,
  ratesHref,
  type RatesQuery,
  ratesQuery,
  scopeTyped,
} from './rates.form.js';
import { RatesPage } from './rates.page.js';
import { RATES_WORDS, type RatesWords } from '../pay-lines/rates.words.js';

type Given = Readonly<Record<string, unknown>>;

/** The rates of a company: the list, and adding, changing and ending them in place. */
@PageController()
export class RatesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly lists: PayRateListQueries,
    private readonly choices: RateFormOptionsQueries,
    private readonly naming: RateNamingService,
    private readonly rates: PayRateService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @Get('pay/rates/')
  @Allow('pay.read')
  list(@By() by: Caller, @Query() query: Given, @Req() request: EdgeRequest): Promise<Page> {
    return this.show(by, ratesQuery(query), request);
  }

  @Post('pay/rates/')
  @WhenRepeated({ creates: (body) => (body as Given | undefined)?.['action'] === 'add' })
  @Allow('pay.edit')
  async act(
    @By() by: Caller,
    @Query() given: Given,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const query = ratesQuery(given);
    const form = (body ?? {}) as Given;
    const words = wordsOf(RATES_WORDS, request);
    try {
      const { slug, done } = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.reached(work, by, request);
        const done = await this.closed.confirmed(work, company.id, isConfirmed(form), () =>
          this.apply(work, company.id, query, form, words),
        );
        return { slug: company.slug, done };
      });
      return seeOther(ratesHref(slug, query), { tone: 'success', lines: [done] });
    } catch (error) {
      return this.show(by, query, request, { form, error });
    }
  }

  /** @returns what was done, for people */
  private async apply(
    work: Work,
    companyId: number,
    query: RatesQuery,
    given: Given,
    words: RatesWords,
  ): Promise<string> {
    switch (given['action']) {
      case 'add': {
        const form = await readForm(NewRateForm, given);
        const worker =
          query.worker === null && form.worker
            ? await this.choices.workerNamed(work, companyId, form.worker)
            : null;
        const scope = await this.naming.read(work, companyId, scopeTyped(query, form, worker));
        const { per, amount, effective_from: from } = form;
        await this.rates.add(work, companyId, scope, { per, amount }, from);
        return words.added;
      }
      case 'change': {
        const { id, per, amount } = await readForm(ChangedRateForm, given);
        await this.rates.change(work, id, { per, amount });
        return words.changed;
      }
      case 'end': {
        const { id, date } = await readForm(EndedRateForm, given);
        await this.rates.end(work, id, date);
        return words.endedNow;
      }
      case 'reopen':
        await this.rates.reopen(work, (await readForm(RateIdForm, given)).id);
        return words.reopened;
      case 'remove':
        await this.rates.remove(work, (await readForm(RateIdForm, given)).id);
        return words.removed;
      default:
        throw new NotFound('PayRate');
    }
  }

  private async show(
    by: Caller,
    query: RatesQuery,
    request: EdgeRequest,
    refusal?: { form: Given; error: unknown },
  ): Promise<Page> {
    const refused = refusal && refusedOf(refusal.form, refusal.error, request);
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const today = dateIn(company.time_zone, work.now);
    const size = pageSizeOf(request);
    const filter = { ...query, after: query.past ? null : today };
    const read = (nth: number) => this.lists.page(work, company.id, filter, { page: nth, size });
    const [found, choices, onlyName] = await Promise.all([
      pageWithin(read, query.page, size),
      this.choices.ofCompany(work, company.id, today),
      this.choices.nameOf(work, company.id, query),
    ]);
    const { rates, total, page: shown } = found;
    const shownQuery = { ...query, page: shown };
    const model = { company, query: shownQuery, onlyName, choices, rates, total, size, today };
    return page(<RatesPage {...model} refused={refused ?? null} />, {
      title: wordsOf(RATES_WORDS, request).title,
      status: refused?.error.status ?? 200,
    });
  }
}

function refusedOf(form: Given, error: unknown, request: EdgeRequest) {
  return {
    action: String(form['action']),
    id: Number(form['id']),
    typed: typedTexts(form),
    error: refusalOf(error, request),
  };
}
