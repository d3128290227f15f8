import { Module } from '@nestjs/common';
import { BillingModule } from '#libs/billing';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { LaborModule, LaborScreensModule, WorkerRegistrationModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '#libs/pay';
import { TimeEntryModule } from '#libs/time-entry';
import { EdgeModule } from '../edge/edge.module.js';
import { HealthModule } from '../health/health.module.js';
import { LiveModule } from '../live/live.module.js';
import { AccountChangeController } from './account-change/account-change.controller.js';
import { DemonstrationService } from './accounts/demonstration.service.js';
import { LoginController } from './accounts/login.controller.js';
import { PreferencesController } from './accounts/preferences.controller.js';
import { RootController } from './accounts/root.controller.js';
import { HomePagesController } from './accounts/home-pages.controller.js';
import { AssetFilesService } from './assets/asset-files.service.js';
import { SmallLogosController } from './assets/small-logos.controller.js';
import { BillingAdministrationPagesController } from './billing/billing-administration-pages.controller.js';
import { BillingPagesController } from './billing/billing-pages.controller.js';
import { CalendarFeedPagesController } from './calendar/calendar-feed-pages.controller.js';
import { CallRequestsController } from './call-times/call-requests.controller.js';
import { CallDeletionController } from './call-times/call-deletion.controller.js';
import { CallTimeFormsController } from './call-times/call-time-forms.controller.js';
import { LaborDeletionController } from './call-times/labor-deletion.controller.js';
import { LaborFormsController } from './call-times/labor-forms.controller.js';
import { CallSheetPagesController } from './call-sheet/call-sheet-pages.controller.js';
import { OwnCallSheetController } from './call-sheet/own-call-sheet.controller.js';
import { CLOCK_IN_PAGES } from './clock-in/clock-in.registration.js';
import { COMPANY_CONTROLLERS } from './company.registration.js';
import { OfficeCompanyService } from './company/office-company.service.js';
import { CancelController } from './confirm/cancel.controller.js';
import { ConfirmController } from './confirm/confirm.controller.js';
import { EventCancelController } from './events/event-cancel.controller.js';
import { EventChangesController } from './events/event-changes.controller.js';
import { EventFormsController } from './events/event-forms.controller.js';
import { EventListController } from './events/event-list.controller.js';
import { EventPageService } from './events/event-page.service.js';
import { SharedReadsService } from './frame/shared-reads.service.js';
import { SharedEventCostService } from './pay-lines/shared-event-cost.service.js';
import { CONTACTS_CONTROLLERS } from './contacts.registration.js';
import { FillActingService } from './fill/fill-acting.service.js';
import { FillController } from './fill/fill.controller.js';
import { FillCostsController } from './fill/fill-costs.controller.js';
import { FillPartsController } from './fill/fill-parts.controller.js';
import { FillReadingService } from './fill/fill-reading.service.js';
import { VisitorService } from './frame/visitor.service.js';
import { CurrentCompanyService } from './frame/current-company.service.js';
import { KeptPagesService } from './frame/kept-pages.service.js';
import { LiveStateQueries } from './frame/live-state.queries.js';
import { NoticeCookieService } from './frame/notice-cookie.service.js';
import { NotificationPagesController } from './notifications/notification-pages.controller.js';
import { PasswordsController } from './passwords/passwords.controller.js';
import { InvitedRegistrationController } from './register/invited-registration.controller.js';
import { RegisterController } from './register/register.controller.js';
import { SENDING_PAGES } from './sending/sending.registration.js';
import { ReportPayService } from './reports/report-pay.service.js';
import { KeptScansController } from './stations/kept-scans.controller.js';
import { StationsPagesController } from './stations/stations-pages.controller.js';
import { TIME_SHEET_PAGES } from './time-sheet/time-sheet.registration.js';
import { TODAY_PAGES } from './today/today.registration.js';
import { SearchController } from './search/search.controller.js';
import { ON_SITE_PAGES } from './on-site/on-site.registration.js';
import { WORKER_PAGES } from './worker/worker.registration.js';
import { PAY_LINES_PAGES } from './pay-lines/pay-lines.registration.js';
import { PAY_RULES_PAGES } from './pay-rules/pay-rules.registration.js';
import { PAY_PERIOD_PAGES } from './pay-periods/pay-periods.registration.js';
import { PAY_PAGES } from './pay/pay.registration.js';
import { TimeChangeController } from './time-change/time-change.controller.js';

/** HTML under `/app/`: one folder per area; controllers call the same services as REST. */
@Module({
  imports: [
    EdgeModule,
    HealthModule,
    LiveModule,
    CompanyModule,
    EventModule,
    CallTimeModule,
    LaborScreensModule,
    NotificationModule,
    MessagingModule,
    LaborModule,
    WorkerRegistrationModule,
    TimeEntryModule,
    PayModule,
    BillingModule,
  ],
  controllers: [
    RootController,
    HomePagesController,
    LoginController,
    NotificationPagesController,
    PreferencesController,
    PasswordsController,
    SearchController,
    AccountChangeController,
    ConfirmController,
    CancelController,
    TimeChangeController,
    CallSheetPagesController,
    OwnCallSheetController,
    ...CLOCK_IN_PAGES.controllers,
    CalendarFeedPagesController,
    SmallLogosController,
    StationsPagesController,
    KeptScansController,
    RegisterController,
    InvitedRegistrationController,
    FillController,
    FillCostsController,
    FillPartsController,
    BillingPagesController,
    BillingAdministrationPagesController,
    ...SENDING_PAGES.controllers,
    ...TODAY_PAGES.controllers,
    ...TIME_SHEET_PAGES.controllers,
    EventListController,
    EventFormsController,
    EventChangesController,
    EventCancelController,
    CallTimeFormsController,
    CallDeletionController,
    CallRequestsController,
    LaborFormsController,
    LaborDeletionController,
    ...CONTACTS_CONTROLLERS,
    ...COMPANY_CONTROLLERS,
    ...WORKER_PAGES.controllers,
    ...ON_SITE_PAGES.controllers,
    ...PAY_LINES_PAGES.controllers,
    ...PAY_PAGES.controllers,
    ...PAY_RULES_PAGES.controllers,
    ...PAY_PERIOD_PAGES.controllers,
  ],
  providers: [
    ...SENDING_PAGES.providers,
    ...TODAY_PAGES.providers,
    ...TIME_SHEET_PAGES.providers,
    ...WORKER_PAGES.providers,
    ...CLOCK_IN_PAGES.providers,
    ...ON_SITE_PAGES.providers,
    ReportPayService,
    ...PAY_PAGES.providers,
    ...PAY_RULES_PAGES.providers,
    AssetFilesService,
    VisitorService,
    NoticeCookieService,
    CurrentCompanyService,
    DemonstrationService,
    EventPageService,
    SharedEventCostService,
    SharedReadsService,
    FillActingService,
    FillReadingService,
    LiveStateQueries,
    KeptPagesService,
    OfficeCompanyService,
  ],
  exports: [AssetFilesService],
})
export class PagesModule {}
