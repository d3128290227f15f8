import { Module } from '@nestjs/common';
import { BillingModule } from '#libs/billing';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { LaborScreensModule, LaborModule, WorkersModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '#libs/pay';
import { TimeEntryModule } from '#libs/time-entry';
import { EdgeModule } from '../edge/edge.module.js';
import { HealthModule } from '../health/health.module.js';
import { LiveModule } from '../live/live.module.js';
import { AdministrationController } from './administration/administration.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { RowHistoryController } from './audit/row-history.controller.js';
import { ArchiveController } from './archive/archive.controller.js';
import { BillingAdministrationController } from './billing/billing-administration.controller.js';
import { BillingController } from './billing/billing.controller.js';
import { CallCrewController } from './call-times/call-crew.controller.js';
import { CallSheetsController } from './call-times/call-sheets.controller.js';
import { CallTimesController } from './call-times/call-times.controller.js';
import { ClockInController } from './clock-in/clock-in.controller.js';
import { EventLifecycleController } from './events/event-lifecycle.controller.js';
import { CompanyLogoController } from './company/company-logo.controller.js';
import { CompanySettingsController } from './company/company-settings.controller.js';
import { SettingsUploadService } from './company/settings-upload.service.js';
import { ContactController } from './contact/contact.controller.js';
import { ContactThrottleService } from './contact/contact-throttle.service.js';
import { EventsController } from './events/events.controller.js';
import { SecondFactorPolicyController } from './people/second-factor-policy.controller.js';
import { PersonalDataController } from './people/personal-data.controller.js';
import { PeopleController } from './people/people.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { OpenInvitationsController } from './invitations/open-invitations.controller.js';
import { OwnerRegistrationController } from './invitations/owner-registration.controller.js';
import { LaborRequirementsController } from './labor/labor-requirements.controller.js';
import { LocationProfilesController } from './location-profiles/location-profiles.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PayEntryDetailsController } from './pay/pay-entry-details.controller.js';
import { FrozenPayController } from './pay-lines/frozen-pay.controller.js';
import { PayLinesController } from './pay-lines/pay-lines.controller.js';
import { RateImportController } from './pay/rate-import.controller.js';
import { PayRatesController } from './pay/pay-rates.controller.js';
import { RuleSetChoicesController } from './pay-rules/rule-set-choices.controller.js';
import { RuleSetsController } from './pay-rules/rule-sets.controller.js';
import { PaySettingsController } from './pay/pay-settings.controller.js';
import { RateExplanationsController } from './pay/rate-explanations.controller.js';
import { PayExportsController } from './pay-periods/pay-exports.controller.js';
import { PayrollMappingsController } from './pay-periods/payroll-mappings.controller.js';
import { TaxYearController } from './pay-periods/tax-year.controller.js';
import { PayPeriodsController } from './pay-periods/pay-periods.controller.js';
import { ConfirmController } from './public/confirm.controller.js';
import { TimeChangeController } from './public/time-change.controller.js';
import { SmsReportsController } from './reports/sms-reports.controller.js';
import { MessageProgressController } from './requests/message-progress.controller.js';
import { FillingController } from './requests/filling.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { ChangePreviewsController } from './requests/change-previews.controller.js';
import { OfferPreviewsController } from './requests/offer-previews.controller.js';
import { SendMessagesController } from './requests/send-messages.controller.js';
import { WaitingRequestsController } from './requests/waiting-requests.controller.js';
import { SkillsController } from './skills/skills.controller.js';
import { ScansController } from './stations/scans.controller.js';
import { StationsController } from './stations/stations.controller.js';
import { CallBoardController } from './tracking/call-board.controller.js';
import { MissingCrewController } from './tracking/missing-crew.controller.js';
import { SheetController } from './tracking/sheet.controller.js';
import { SheetStateController } from './tracking/sheet-state.controller.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { OwnHoursController } from './account/own-hours.controller.js';
import { ContactImportController } from './workers/contact-import.controller.js';
import { ConsentHistoryController } from './workers/consent-history.controller.js';
import { ContactFilesController } from './workers/contact-files.controller.js';
import { ConversationController } from './workers/conversation.controller.js';
import { WorkerRecordController } from './workers/worker-record.controller.js';
import { WorkersController } from './workers/workers.controller.js';

/** JSON over HTTP: one folder per resource; controllers translate and decide nothing. */
@Module({
  imports: [
    EdgeModule,
    HealthModule,
    LiveModule,
    CompanyModule,
    MessagingModule,
    EventModule,
    CallTimeModule,
    LaborScreensModule,
    LaborModule,
    WorkersModule,
    TimeEntryModule,
    PayModule,
    NotificationModule,
    BillingModule,
  ],
  controllers: [
    BillingController,
    BillingAdministrationController,
    ContactController,
    SmsReportsController,
    SkillsController,
    CompanySettingsController,
    CompanyLogoController,
    InvitationsController,
    PeopleController,
    AdministrationController,
    AuditController,
    RowHistoryController,
    OpenInvitationsController,
    PersonalDataController,
    SecondFactorPolicyController,
    OwnerRegistrationController,
    LocationProfilesController,
    EventsController,
    EventLifecycleController,
    CallTimesController,
    CallSheetsController,
    CallCrewController,
    ArchiveController,
    WorkersController,
    ContactImportController,
    ConsentHistoryController,
    WorkerRecordController,
    ContactFilesController,
    ConversationController,
    TrackingController,
    SheetStateController,
    OwnHoursController,
    SheetController,
    MissingCrewController,
    CallBoardController,
    ClockInController,
    StationsController,
    ScansController,
    NotificationsController,
    LaborRequirementsController,
    RequestsController,
    FillingController,
    WaitingRequestsController,
    MessageProgressController,
    SendMessagesController,
    OfferPreviewsController,
    ChangePreviewsController,
    ConfirmController,
    TimeChangeController,
    PayRatesController,
    RateImportController,
    FrozenPayController,
    PayLinesController,
    RuleSetsController,
    RuleSetChoicesController,
    RateExplanationsController,
    PaySettingsController,
    PayEntryDetailsController,
    PayPeriodsController,
    PayExportsController,
    PayrollMappingsController,
    TaxYearController,
  ],
  providers: [ContactThrottleService, SettingsUploadService],
})
export class RestModule {}
