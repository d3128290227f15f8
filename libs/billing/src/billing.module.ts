import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { MessagingModule } from '#libs/messaging';
import { BillingAccountQueries } from './accounts/billing-account.queries.js';
import { BillingCompanyFollower } from './accounts/billing-company.follower.js';
import { BillingCustomerService } from './accounts/billing-customer.service.js';
import { BillingDecisionService } from './accounts/billing-decision.service.js';
import { BillingMailService } from './accounts/billing-mail.service.js';
import { BillingReadingService } from './accounts/billing-reading.service.js';
import { BillingStartService } from './accounts/billing-start.service.js';
import { CheckoutSessionsService } from './accounts/checkout-sessions.service.js';
import { PriceListService } from './accounts/price-list.service.js';
import { ReadBillingTask } from './accounts/read-billing.task.js';
import { StripeReadingService } from './accounts/stripe-reading.service.js';
import { SubscribingService } from './accounts/subscribing.service.js';
import { TrialStartService } from './accounts/trial-start.service.js';
import { BillingAlertService } from './alerts/billing-alert.service.js';
import { BillingOverviewService } from './billing-overview.service.js';
import { ChargeEventService } from './events/charge-event.service.js';
import { StripeEventService } from './events/stripe-event.service.js';
import { StripeSignatureService } from './events/stripe-signature.service.js';
import { ProcessEventTask } from './events/process-event.task.js';
import { StripeClientService } from './stripe/stripe-client.service.js';
import { MeterService } from './usage/meter.service.js';
import { MeterReportService } from './usage/meter-report.service.js';
import { PeriodUsageQueries } from './usage/period-usage.queries.js';
import { UsageAuditService } from './usage/usage-audit.service.js';
import { UsageBookingService } from './usage/usage-booking.service.js';
import { UsageCollectingService } from './usage/usage-collecting.service.js';
import { UsageComparingService } from './usage/usage-comparing.service.js';
import { UsageOutboxQueries } from './usage/usage-outbox.queries.js';
import { UsageTask } from './usage/usage.task.js';
import { UsageReportingService } from './usage/usage-reporting.service.js';

const ACCOUNTS = [
  BillingAccountQueries,
  BillingCustomerService,
  BillingDecisionService,
  BillingMailService,
  BillingReadingService,
  CheckoutSessionsService,
  PriceListService,
  StripeReadingService,
  SubscribingService,
  TrialStartService,
];
const USAGE = [
  MeterReportService,
  MeterService,
  PeriodUsageQueries,
  UsageAuditService,
  UsageBookingService,
  UsageCollectingService,
  UsageComparingService,
  UsageOutboxQueries,
  UsageReportingService,
];
const EVENTS = [ChargeEventService, StripeEventService, StripeSignatureService];
const TASKS = [ReadBillingTask, UsageTask, ProcessEventTask];

/** Subscriptions of companies, mirrored from Stripe, and the restrictions of unpaid ones. */
@Module({
  imports: [CompanyModule, MessagingModule],
  providers: [
    StripeClientService,
    BillingAlertService,
    BillingOverviewService,
    BillingStartService,
    BillingCompanyFollower,
    ...ACCOUNTS,
    ...USAGE,
    ...EVENTS,
    ...TASKS,
  ],
  exports: [
    StripeClientService,
    BillingAlertService,
    BillingOverviewService,
    ...ACCOUNTS,
    ...USAGE,
    ...EVENTS,
  ],
})
export class BillingModule {}
