import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BillingAlertService,
  BillingNotConfigured,
  StripeClientService,
  StripeEventService,
  UsageBookingService,
} from '#libs/billing';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import {
  BillingAlertsShape,
  type BillingAlertsView,
  presentBillingAlerts,
  presentStripeEvents,
  presentUsageBookings,
  StripeEventsShape,
  type StripeEventsView,
  UsageBookingsShape,
  type UsageBookingsView,
} from '../presenters/billing-administration.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';

/** Billing for administrators: events of Stripe, usage to be booked by hand, alerts. */
@ApiTags('Billing')
@Controller('admin/billing')
export class BillingAdministrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: StripeEventService,
    private readonly bookings: UsageBookingService,
    private readonly alerts: BillingAlertService,
    private readonly stripe: StripeClientService,
  ) {}

  @ApiOperation({
    operationId: 'listStripeEvents',
    summary: 'Events of Stripe with what became of them, the newest first, at most a hundred',
  })
  @Get('events')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, StripeEventsShape)
  async listEvents(@By() by: Caller): Promise<StripeEventsView> {
    this.stripe.assertConfigured();
    return presentStripeEvents(await this.events.list(this.unitOfWork.reading(by)));
  }

  @ApiOperation({
    operationId: 'replayStripeEvent',
    summary: 'Has an event worked off again',
    description: 'What is true is read from Stripe, so that nothing is done twice.',
  })
  @Post('events/:id/replay')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, SuccessShape)
  async replay(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    this.stripe.assertConfigured();
    await this.unitOfWork.as(by, (work) => this.events.replay(work, id));
    return success('The event is worked off again.');
  }

  @ApiOperation({
    operationId: 'listUsageBookings',
    summary: 'Usage that Stripe does not take any more, what is open first, at most a hundred',
  })
  @Get('bookings')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, UsageBookingsShape)
  async listBookings(@By() by: Caller): Promise<UsageBookingsView> {
    this.stripe.assertConfigured();
    return presentUsageBookings(await this.bookings.list(this.unitOfWork.reading(by)));
  }

  @ApiOperation({
    operationId: 'markUsageBooked',
    summary: 'Says that usage was booked by hand; a second time changes nothing',
  })
  @Post('bookings/:id/book')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, SuccessShape)
  async book(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    this.stripe.assertConfigured();
    await this.unitOfWork.as(by, (work) => this.bookings.markBooked(work, id));
    return success('The usage is booked.');
  }

  @ApiOperation({
    operationId: 'listBillingAlerts',
    summary:
      'What only administrators can mend, open alerts first, then the newest, at most a hundred',
    description: 'One whose cause is gone closes itself, and opens again should the cause return.',
  })
  @Get('alerts')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, BillingAlertsShape)
  async listAlerts(@By() by: Caller): Promise<BillingAlertsView> {
    this.stripe.assertConfigured();
    return presentBillingAlerts(await this.alerts.list(this.unitOfWork.reading(by)));
  }

  @ApiOperation({
    operationId: 'closeBillingAlert',
    summary: 'Closes an alert; a second time changes nothing',
    description: 'It is not reported again while its cause lasts.',
  })
  @Post('alerts/:id/close')
  @Allow('billing.administer')
  @Refuses(new BillingNotConfigured())
  @Returns(200, SuccessShape)
  async close(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    this.stripe.assertConfigured();
    await this.unitOfWork.as(by, (work) => this.alerts.close(work, id));
    return success('The alert is closed.');
  }
}
