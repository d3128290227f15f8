import { Body, Get, Post, Query, Req } from '@nestjs/common';
import {
  BillingAccountQueries,
  BillingNotConfigured,
  BillingOverviewService,
  PaymentServiceAway,
  PaymentServiceRefused,
  SubscribingService,
} from '#libs/billing';
import { CompanyQueries, type CompanyRow } from '#libs/company';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { formErrorFrom } from '../frame/form-error.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { readForm } from '../frame/read-form.js';
import { BILLING_WORDS } from './billing.words.js';
import { BillingQuery, PlanForm } from './billing.form.js';
import { type BillingModel, BillingPage, LeavingPage } from './billing.page.js';

type Content = Pick<BillingModel, 'overview' | 'invoices' | 'message'>;

/** Billing of an owner's company, by the same services as REST. */
@PageController()
export class BillingPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly accounts: BillingAccountQueries,
    private readonly overviews: BillingOverviewService,
    private readonly subscribing: SubscribingService,
  ) {}

  @Get('subscription-status/')
  @Allow('billing.manage')
  status(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.show(by, query, request);
  }

  @Get('owner/billing/')
  @Allow('billing.manage')
  async billing(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    if (query.from) await this.subscribing.returned(by, (await this.owned(by, query)).id);
    return this.show(by, query, request);
  }

  @Post('owner/billing/checkout/')
  @Allow('billing.manage')
  async checkout(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const company = await this.owned(by, query);
    return this.leave(by, query, request, async () => {
      const { plan } = await readForm(PlanForm, body);
      return this.subscribing.checkoutUrl(by, company, plan);
    });
  }

  @Post('owner/billing/portal/')
  @Allow('billing.manage')
  async portal(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const company = await this.owned(by, query);
    return this.leave(by, query, request, () => this.subscribing.portalUrl(by, company));
  }

  /** The link in mails; an address of the portal itself is valid for minutes only. */
  @Get('owner/billing/portal/')
  @Allow('billing.manage')
  toPortal(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.portal(by, query, request);
  }

  @Get('owner/billing/invoice/')
  @Allow('billing.manage')
  async toInvoice(
    @By() by: Caller,
    @Query() query: BillingQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const { id } = await this.owned(by, query);
    const account = await this.accounts.ofCompany(this.unitOfWork.reading(by), id);
    const url = account?.open_invoice_url;
    return url
      ? leavingTo(url, request)
      : seeOther(`/app/owner/billing/${queryOf(query)}`, {
          tone: 'info',
          lines: [wordsOf(BILLING_WORDS, request).nothingToPay],
        });
  }

  private owned(by: Caller, { company }: BillingQuery): Promise<CompanyRow> {
    return this.companies.managed(this.unitOfWork.reading(by), company, 'owner');
  }

  private async leave(
    by: Caller,
    query: BillingQuery,
    request: EdgeRequest,
    url: () => Promise<string>,
  ): Promise<Page> {
    try {
      return leavingTo(await url(), request);
    } catch (error) {
      const { message, status } = translateFormError(formErrorFrom(error), languageOf(request));
      return this.show(by, query, request, message, status);
    }
  }

  private async show(
    by: Caller,
    query: BillingQuery,
    request: EdgeRequest,
    refusal: string | null = null,
    status = 200,
  ): Promise<Page> {
    const company = await this.owned(by, query);
    const content = await this.contentOf(by, company);
    const model: BillingModel = {
      ...content,
      message: refusal ?? content.message,
      companyName: company.name,
      timeZone: company.time_zone,
      query: queryOf(query),
    };
    return page(<BillingPage {...model} />, {
      title: wordsOf(BILLING_WORDS, request).title,
      status,
    });
  }

  /** Data that only Stripe has may be missing; the page says so instead of failing. */
  private async contentOf(by: Caller, company: CompanyRow): Promise<Content> {
    const work = this.unitOfWork.reading(by);
    try {
      // First, since a customer deleted at Stripe is noticed then.
      const invoices = await this.overviews.invoices(work, company.id);
      const overview = await this.overviews.of(work, company);
      return { overview, invoices, message: null };
    } catch (error) {
      if (error instanceof BillingNotConfigured)
        return { overview: null, invoices: [], message: error.message };
      if (!(error instanceof PaymentServiceAway || error instanceof PaymentServiceRefused))
        throw error;
      const overview = await this.overviews.of(work, company, false);
      return { overview, invoices: [], message: error.message };
    }
  }
}

/** Uses a `Refresh` header instead of a redirect: forms of pages may only lead to our own pages. */
function leavingTo(url: string, request: EdgeRequest): Page {
  return page(<LeavingPage url={url} />, {
    title: wordsOf(BILLING_WORDS, request).leaving,
    headers: { refresh: `0;url=${url}` },
  });
}

function queryOf({ company }: BillingQuery): string {
  return company ? `?company=${encodeURIComponent(company)}` : '';
}
