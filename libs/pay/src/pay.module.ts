import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { TimeEntryModule } from '#libs/time-entry';
import { PayRuleSetChoiceService } from './company-sets/pay-rule-set-choice.service.js';
import { PayRuleSetQueries } from './company-sets/pay-rule-set.queries.js';
import { PayRuleSetService } from './company-sets/pay-rule-set.service.js';
import { EntryLabelQueries } from './calculation/entry-label.queries.js';
import { EntryPayQueries } from './calculation/entry-pay.queries.js';
import { PayPreviewQueries } from './calculation/pay-preview.queries.js';
import { MissingFederalRulesQueries } from './calculation/missing-federal-rules.queries.js';
import { CallMinimumQueries } from './calculation/call-minimum.queries.js';
import { PayCalculationQueries } from './calculation/pay-calculation.queries.js';
import { CallOfPayQueries } from './calculation/call-of-pay.queries.js';
import { EventOfPayQueries } from './calculation/event-of-pay.queries.js';
import { WorkerPayQueries } from './calculation/worker-pay.queries.js';
import { CandidateCostQueries } from './costs/candidate-cost.queries.js';
import { EventCostQueries } from './costs/event-cost.queries.js';
import { EventCrewQueries } from './costs/event-crew.queries.js';
import { ProjectedOvertimeQueries } from './costs/projected-overtime.queries.js';
import { PlannedTimeQueries } from './costs/planned-time.queries.js';
import { EntryDetailService } from './entry-details/entry-detail.service.js';
import { BuildPayExportTask } from './exports/build-pay-export.task.js';
import { ExportSourceQueries } from './exports/export-source.queries.js';
import { ExportWritingService } from './exports/export-writing.service.js';
import { PayExportQueries } from './exports/pay-export.queries.js';
import { PayExportService } from './exports/pay-export.service.js';
import { PayrollMappingQueries } from './exports/payroll-mapping.queries.js';
import { PayrollMappingService } from './exports/payroll-mapping.service.js';
import { PayrollNumberService } from './exports/payroll-number.service.js';
import { PayrollPeopleFollower } from './followers/payroll-people.follower.js';
import { CarriedDifferenceQueries } from './periods/carried-difference.queries.js';
import { ClosedPayEffectQueries } from './periods/closed-pay-effect.queries.js';
import { ClosedPayQueries } from './periods/closed-pay.queries.js';
import { FrozenEntryQueries } from './periods/frozen-entry.queries.js';
import { PayDifferenceQueries } from './periods/pay-difference.queries.js';
import { PayPeriodQueries } from './periods/pay-period.queries.js';
import { PeriodClosingService } from './periods/period-closing.service.js';
import { PayPeriodPageQueries } from './periods/pay-period-page.queries.js';
import { PeriodAheadQueries } from './periods/period-ahead.queries.js';
import { PeriodWorkerQueries } from './periods/period-worker.queries.js';
import { PeriodSoFarQueries } from './periods/period-so-far.queries.js';
import { WaitingEntryQueries } from './periods/waiting-entry.queries.js';
import { TaxYearQueries } from './periods/tax-year.queries.js';
import { PayExtraQueries } from './entry-details/pay-extra.queries.js';
import { PayPeopleFollower } from './followers/pay-people.follower.js';
import { PayRateListQueries } from './rates/pay-rate-list.queries.js';
import { PayRateQueries } from './rates/pay-rate.queries.js';
import { PayRateService } from './rates/pay-rate.service.js';
import { RateFormOptionsQueries } from './rates/rate-form-options.queries.js';
import { RateExplanationQueries } from './rates/rate-explanation.queries.js';
import { RateImportService } from './rates/rate-import.service.js';
import { RateLineNamingQueries } from './rates/rate-line-naming.queries.js';
import { RateNamingService } from './rates/rate-naming.service.js';
import { UnratedWorkerQueries } from './rates/unrated-worker.queries.js';
import { PaySettingsQueries } from './settings/pay-settings.queries.js';
import { PaySettingsService } from './settings/pay-settings.service.js';
import { WorkweekFollower } from './followers/workweek.follower.js';
import { WorkweekMovingService } from './settings/workweek-moving.service.js';
import { WorkedTimeQueries } from './worked-time/worked-time.queries.js';

const periods = [
  PayPeriodQueries,
  PayDifferenceQueries,
  ClosedPayEffectQueries,
  FrozenEntryQueries,
  CarriedDifferenceQueries,
  PeriodAheadQueries,
  PeriodWorkerQueries,
  ClosedPayQueries,
  PayPeriodPageQueries,
  TaxYearQueries,
  PeriodSoFarQueries,
  WaitingEntryQueries,
  PeriodClosingService,
];

const exportProviders = [
  PayrollMappingQueries,
  PayrollMappingService,
  PayrollNumberService,
  PayExportQueries,
  PayExportService,
  ExportSourceQueries,
  ExportWritingService,
];

const providers = [
  ...periods,
  ...exportProviders,
  PayRuleSetChoiceService,
  PayRuleSetQueries,
  PayRuleSetService,
  EntryDetailService,
  PayExtraQueries,
  PayPeopleFollower,
  PayRateListQueries,
  PayRateQueries,
  PayRateService,
  RateFormOptionsQueries,
  RateExplanationQueries,
  RateNamingService,
  RateImportService,
  RateLineNamingQueries,
  UnratedWorkerQueries,
  PaySettingsQueries,
  PaySettingsService,
  WorkweekMovingService,
  WorkedTimeQueries,
  PayCalculationQueries,
  CallMinimumQueries,
  MissingFederalRulesQueries,
  PayPreviewQueries,
  CallOfPayQueries,
  EventOfPayQueries,
  EntryLabelQueries,
  EntryPayQueries,
  WorkerPayQueries,
  PlannedTimeQueries,
  EventCrewQueries,
  EventCostQueries,
  CandidateCostQueries,
  ProjectedOvertimeQueries,
];

/** What hours cost: rates, rule sets, and the engine that computes lines of them. */
@Module({
  imports: [CompanyModule, EventModule, CallTimeModule, LaborModule, TimeEntryModule],
  providers: [...providers, WorkweekFollower, BuildPayExportTask, PayrollPeopleFollower],
  exports: providers,
})
export class PayModule {}
