import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillingAlertService, StripeEventService, UsageBookingService } from '#libs/billing';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
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
  ) {}

  @ApiOperation({
    operationId: 'listStripeEvents',
    summary: 'Events of Stripe with what became of them, the newest first, at most a hundred',
  })
  @Get('events')
  @Allow('billing.administer')
  @Returns(200, StripeEventsShape)
  async listEvents(@By() by: Caller): Promise<StripeEventsView> {
    return presentStripeEvents(await this.events.list(this.unitOfWork.reading(by)));
  }

  @ApiOperation({
    operationId: 'replayStripeEvent',
    summary: 'Has an event worked off again',
    description: 'What is true is read from Stripe, so that nothing is done twice.',
  })
  @Post('events/:id/replay')
  @Allow('billing.administer')
  @Returns(200, SuccessShape)
  async replay(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.events.replay(work, id));
    return success('The event is worked off again.');
  }

  @ApiOperation({
    operationId: 'listUsageBookings',
    summary: 'Usage that Stripe does not take any more, what is open first, at most a hundred',
  })
  @Get('bookings')
  @Allow('billing.administer')
  @Returns(200, UsageBookingsShape)
  async listBookings(@By() by: Caller): Promise<UsageBookingsView> {
    return presentUsageBookings(await this.bookings.list(this.unitOfWork.reading(by)));
  }

  @ApiOperation({
    operationId: 'markUsageBooked',
    summary: 'Says that usage was booked by hand; a second time changes nothing',
  })
  @Post('bookings/:id/book')
  @Allow('billing.administer')
  @Returns(200, SuccessShape)
  async book(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.bookings.markBooked(work, id));
    return success('The usage is booked.');
  }

  @ApiOperation({
    operationId: 'listBillingAlerts',
    summary: 'What only administrators can mend, the newest first, at most a hundred',
  })
  @Get('alerts')
  @Allow('billing.administer')
  @Returns(200, BillingAlertsShape)
  async listAlerts(@By() by: Caller): Promise<BillingAlertsView> {
    return presentBillingAlerts(await this.alerts.list(this.unitOfWork.reading(by)));
  }
}
