import { Get, Param, Post, Req } from '@nestjs/common';
import {
  BillingAlertService,
  StripeClientService,
  StripeEventService,
  UsageBookingService,
} from '#libs/billing';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { wordsOf } from '../frame/words.js';
import { BILLING_WORDS } from './billing.words.js';
import { BillingAdministrationPage } from './billing-administration.page.js';

const HERE = '/app/admin/billing/';

/** Events, bookings and alerts of billing, by the same services as REST. */
@PageController()
export class BillingAdministrationPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly events: StripeEventService,
    private readonly bookings: UsageBookingService,
    private readonly alerts: BillingAlertService,
  ) {}

  @Get('admin/billing/')
  @Allow('billing.administer')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const model = {
      configured: this.stripe.settings !== null,
      alerts: await this.alerts.list(work),
      bookings: await this.bookings.list(work),
      events: await this.events.list(work),
    };
    return page(<BillingAdministrationPage {...model} />, {
      title: wordsOf(BILLING_WORDS, request).title,
    });
  }

  @Post('admin/billing/events/:id/')
  @Allow('billing.administer')
  async replay(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.events.replay(work, id));
    return seeOther(HERE, {
      tone: 'success',
      lines: [wordsOf(BILLING_WORDS, request).administration.replayed],
    });
  }

  @Post('admin/billing/alerts/:id/')
  @Allow('billing.administer')
  async close(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.alerts.close(work, id));
    return seeOther(HERE, {
      tone: 'success',
      lines: [wordsOf(BILLING_WORDS, request).administration.alertClosed],
    });
  }

  @Post('admin/billing/bookings/:id/')
  @Allow('billing.administer')
  async book(
    @By() by: Caller,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.bookings.markBooked(work, id));
    return seeOther(HERE, {
      tone: 'success',
      lines: [wordsOf(BILLING_WORDS, request).administration.usageBooked],
    });
  }
}
