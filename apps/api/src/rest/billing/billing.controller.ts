import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AlreadySubscribed,
  BillingNotConfigured,
  BillingOverviewService,
  decideFailure,
  NeverSubscribed,
  paymentServiceError,
  StripeClientService,
  SubscribingService,
  UnknownPlan,
} from '#libs/billing';
import { CompanyQueries, type CompanyRow } from '#libs/company';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  BillingShape,
  type BillingView,
  InvoicesShape,
  type InvoicesView,
  presentBilling,
  presentInvoices,
  presentUnconfiguredBilling,
  RedirectShape,
} from '../presenters/billing.presenter.js';
import { CheckoutDto } from './billing.dto.js';

type RedirectView = Static<typeof RedirectShape>;

const NOT_ANSWERED = paymentServiceError(decideFailure({ statusCode: 503 }));
const NOT_SET_UP =
  '409 where billing is not set up; 503 with `Retry-After` where the payment service does not answer.';

/** Billing of an owner's company. Cards are entered on pages of Stripe only. */
@ApiTags('Billing')
@Controller('billing')
export class BillingController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly stripe: StripeClientService,
    private readonly overviews: BillingOverviewService,
    private readonly subscribing: SubscribingService,
  ) {}

  @ApiOperation({
    operationId: 'showBilling',
    summary: 'Plan, state, usage and costs of the company',
    description:
      'Where billing is not set up, `configured` is false. 503 with `Retry-After` where the payment service does not answer.',
  })
  @Get()
  @Allow('billing.manage')
  @Returns(200, BillingShape)
  @Refuses(NOT_ANSWERED)
  async show(@By() by: Caller, @Query() query: CompanyQuery): Promise<BillingView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner');
    if (!this.stripe.settings) return presentUnconfiguredBilling(work.now);
    return presentBilling(await this.overviews.of(work, company));
  }

  @ApiOperation({
    operationId: 'listInvoices',
    summary: 'Invoices of the company, the newest first, at most 24',
    description: NOT_SET_UP,
  })
  @Get('invoices')
  @Allow('billing.manage')
  @Returns(200, InvoicesShape)
  @Refuses(new BillingNotConfigured(), NOT_ANSWERED)
  async invoices(@By() by: Caller, @Query() query: CompanyQuery): Promise<InvoicesView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner');
    return presentInvoices(await this.overviews.invoices(work, company.id));
  }

  @ApiOperation({
    operationId: 'startCheckout',
    summary: 'The page on which the company subscribes to a plan',
    description: `What is left of the trial goes along. ${NOT_SET_UP} 409 also where a subscription runs already.`,
  })
  @Post('checkout')
  @Allow('billing.manage')
  @Returns(200, RedirectShape)
  @Refuses(new UnknownPlan(), new BillingNotConfigured(), new AlreadySubscribed(), NOT_ANSWERED)
  async checkout(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { plan }: CheckoutDto,
  ): Promise<RedirectView> {
    const company = await this.owned(by, query);
    return { url: await this.subscribing.checkoutUrl(by, company, plan) };
  }

  @ApiOperation({
    operationId: 'openPortal',
    summary:
      'The page on which the company changes its card, sees invoices and ends its subscription',
    description: `${NOT_SET_UP} 409 also before the first subscription.`,
  })
  @Post('portal')
  @Allow('billing.manage')
  @Returns(200, RedirectShape)
  @Refuses(new BillingNotConfigured(), new NeverSubscribed(), NOT_ANSWERED)
  async portal(@By() by: Caller, @Query() query: CompanyQuery): Promise<RedirectView> {
    const company = await this.owned(by, query);
    return { url: await this.subscribing.portalUrl(by, company) };
  }

  private owned(by: Caller, query: CompanyQuery): Promise<CompanyRow> {
    return this.companies.managed(this.unitOfWork.reading(by), query.company, 'owner');
  }
}
