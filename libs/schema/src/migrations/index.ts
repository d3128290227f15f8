import { CreateTaskHeartbeats1795392000000 } from './1795392000000-create-task-heartbeats.js';
import { CreateCompanies1795392001000 } from './1795392001000-create-companies.js';
import { CreateMessagesAndConsents1795392002000 } from './1795392002000-create-messages-and-consents.js';
import { CreateUsersAndRoles1795392003000 } from './1795392003000-create-users-and-roles.js';
import { CreateEvents1795392004000 } from './1795392004000-create-events.js';
import { CreateCallTimes1795392005000 } from './1795392005000-create-call-times.js';
import { CreateWorkersAndRequests1795392006000 } from './1795392006000-create-workers-and-requests.js';
import { CreateTimeEntries1795392007000 } from './1795392007000-create-time-entries.js';
import { CreateNotificationsAndAuditTrail1795392008000 } from './1795392008000-create-notifications-and-audit-trail.js';
import { IndexMessagesByDeparture1795393002000 } from './1795393002000-index-messages-by-departure.js';
import { CreatePasswordResetTokens1795393003000 } from './1795393003000-create-password-reset-tokens.js';
import { AddVerificationCodes1795393003100 } from './1795393003100-add-verification-codes.js';
import { CreateCompanyLogos1795393004000 } from './1795393004000-create-company-logos.js';
import { CreateInvitations1795393024000 } from './1795393024000-create-invitations.js';
import { IndexWhatScreensRead1795394000000 } from './1795394000000-index-what-screens-read.js';
import { RememberTriesOfMessages1795395000000 } from './1795395000000-remember-tries-of-messages.js';
import { CompleteTheLedgerAndHearAnswers1795396000000 } from './1795396000000-complete-the-ledger-and-hear-answers.js';
import { RemindAutomatically1795397000000 } from './1795397000000-remind-automatically.js';
import { TellWhoseRightsChanged1795399000000 } from './1795399000000-tell-whose-rights-changed.js';
import { ConfirmAccountChanges1795400000000 } from './1795400000000-confirm-account-changes.js';
import { KnowWhenceAccountsSignIn1795400010000 } from './1795400010000-know-whence-accounts-sign-in.js';
import { CompareUserNamesWithoutCase1795400020000 } from './1795400020000-compare-user-names-without-case.js';
import { AskForASecondFactor1795400030000 } from './1795400030000-ask-for-a-second-factor.js';
import { MaskSecretsInMessages1795400040000 } from './1795400040000-mask-secrets-in-messages.js';
import { HashRegistrationTokens1795400050000 } from './1795400050000-hash-registration-tokens.js';
import { ExpectHoursAndRest1795401000000 } from './1795401000000-expect-hours-and-rest.js';
import { RememberWhenConfirmed1795401100000 } from './1795401100000-remember-when-confirmed.js';
import { IndexWaitingMessages1795405000000 } from './1795405000000-index-waiting-messages.js';
import { RememberWhatTextsAsk1795420000000 } from './1795420000000-remember-what-texts-ask.js';
import { WithdrawMessagesToFormerNumbers1795430000000 } from './1795430000000-withdraw-messages-to-former-numbers.js';
import { AllowCountries1795430010000 } from './1795430010000-allow-countries.js';
import { SendFromOwnNumbers1795430020000 } from './1795430020000-send-from-own-numbers.js';
import { KeepPersonalAuditValuesApart1795440000000 } from './1795440000000-keep-personal-audit-values-apart.js';
import { LetPeopleBeForgotten1795440010000 } from './1795440010000-let-people-be-forgotten.js';
import { NameStations1795440020000 } from './1795440020000-name-stations.js';
import { RememberWhatWasPosted1795450000000 } from './1795450000000-remember-what-was-posted.js';
import { CountRevisions1795460000000 } from './1795460000000-count-revisions.js';
import { RestrictCompanies1795480000000 } from './1795480000000-restrict-companies.js';
import { CreateBilling1795480010000 } from './1795480010000-create-billing.js';
import { RememberLanguages1795500000000 } from './1795500000000-remember-languages.js';
import { KeepUploadedContacts1795510000000 } from './1795510000000-keep-uploaded-contacts.js';
import { OpenTheImportElsewhere1795510010000 } from './1795510010000-open-the-import-elsewhere.js';
import { ActAsSomebodyElse1795520000000 } from './1795520000000-act-as-somebody-else.js';
import { RememberFormerNumbers1795530000000 } from './1795530000000-remember-former-numbers.js';
import { CloseBillingAlerts1795530100000 } from './1795530100000-close-billing-alerts.js';
import { RememberDeletedRequests1795540000000 } from './1795540000000-remember-deleted-requests.js';
import { RememberTimeSheetChanges1795550000000 } from './1795550000000-remember-time-sheet-changes.js';
import { RememberScans1795560000000 } from './1795560000000-remember-scans.js';
import { ReportArrivals1795580000000 } from './1795580000000-report-arrivals.js';
import { ReplaceMissingWorkers1795580010000 } from './1795580010000-replace-missing-workers.js';
import { SendCodesOnce1795580020000 } from './1795580020000-send-codes-once.js';
import { LetWorkersSayWhenTheyDoNotWork1795590000000 } from './1795590000000-let-workers-say-when-they-do-not-work.js';
import { ProveNewNumbers1795590010000 } from './1795590010000-prove-new-numbers.js';
import { FeedCalendars1795600000000 } from './1795600000000-feed-calendars.js';
import { HandOutCallSheets1795600100000 } from './1795600100000-hand-out-call-sheets.js';
import { ApproveTimeSheets1795610000000 } from './1795610000000-approve-time-sheets.js';
import { CloseAuditChains1795620000000 } from './1795620000000-close-audit-chains.js';
import { PayRatesAndExtras1795630000000 } from './1795630000000-pay-rates-and-extras.js';
import { WriteRulesOfPay1795640000000 } from './1795640000000-write-rules-of-pay.js';
import { NameKeysOfRuleSets1795640010000 } from './1795640010000-name-keys-of-rule-sets.js';
import { FindHoursByTime1795650000000 } from './1795650000000-find-hours-by-time.js';
import { RememberWhenStationsWereHeard1795670000000 } from './1795670000000-remember-when-stations-were-heard.js';
import { RememberPageSizes1795680000000 } from './1795680000000-remember-page-sizes.js';
import { ClosePayPeriods1795690000000 } from './1795690000000-close-pay-periods.js';
import { NameKeysOfPayPeriods1795690010000 } from './1795690010000-name-keys-of-pay-periods.js';
import { NoteWhatChangesPay1795720010000 } from './1795720010000-note-what-changes-pay.js';
import { KeepWorkweeksOfClosedPeriods1795720020000 } from './1795720020000-keep-workweeks-of-closed-periods.js';
import { RememberCancellations1795730000000 } from './1795730000000-remember-cancellations.js';
import { PayCancellations1795730010000 } from './1795730010000-pay-cancellations.js';
import { DateMovesOfTheWorkweek1795740000000 } from './1795740000000-date-moves-of-the-workweek.js';
import { NoteZonesOfLocations1795740010000 } from './1795740010000-note-zones-of-locations.js';
import { SayWhoseRowsAre1795760000000 } from './1795760000000-say-whose-rows-are.js';
import { KeepCompaniesApart1795760010000 } from './1795760010000-keep-companies-apart.js';
import { CountRevisionsOfCompanies1795770000000 } from './1795770000000-count-revisions-of-companies.js';
import { LetTextsMoveRevisions1795780000000 } from './1795780000000-let-texts-move-revisions.js';
import { FindRequirementsByCall1795780100000 } from './1795780100000-find-requirements-by-call.js';
import { KnowCompaniesInIndexes1795790000000 } from './1795790000000-know-companies-in-indexes.js';
import { RankWaitingMessages1795800000000 } from './1795800000000-rank-waiting-messages.js';
import { PartitionAuditTrail1795810000000 } from './1795810000000-partition-audit-trail.js';
import { FindWhatIsPurged1795820000000 } from './1795820000000-find-what-is-purged.js';

/**
 * In the order in which they run. Never change a merged migration; correct it with the next one.
 */
export const MIGRATIONS = [
  CreateTaskHeartbeats1795392000000,
  CreateCompanies1795392001000,
  CreateMessagesAndConsents1795392002000,
  CreateUsersAndRoles1795392003000,
  CreateEvents1795392004000,
  CreateCallTimes1795392005000,
  CreateWorkersAndRequests1795392006000,
  CreateTimeEntries1795392007000,
  CreateNotificationsAndAuditTrail1795392008000,
  IndexMessagesByDeparture1795393002000,
  CreatePasswordResetTokens1795393003000,
  AddVerificationCodes1795393003100,
  CreateCompanyLogos1795393004000,
  CreateInvitations1795393024000,
  IndexWhatScreensRead1795394000000,
  RememberTriesOfMessages1795395000000,
  CompleteTheLedgerAndHearAnswers1795396000000,
  RemindAutomatically1795397000000,
  TellWhoseRightsChanged1795399000000,
  ConfirmAccountChanges1795400000000,
  KnowWhenceAccountsSignIn1795400010000,
  CompareUserNamesWithoutCase1795400020000,
  AskForASecondFactor1795400030000,
  MaskSecretsInMessages1795400040000,
  HashRegistrationTokens1795400050000,
  ExpectHoursAndRest1795401000000,
  RememberWhenConfirmed1795401100000,
  IndexWaitingMessages1795405000000,
  RememberWhatTextsAsk1795420000000,
  WithdrawMessagesToFormerNumbers1795430000000,
  AllowCountries1795430010000,
  SendFromOwnNumbers1795430020000,
  KeepPersonalAuditValuesApart1795440000000,
  LetPeopleBeForgotten1795440010000,
  NameStations1795440020000,
  RememberWhatWasPosted1795450000000,
  CountRevisions1795460000000,
  RestrictCompanies1795480000000,
  CreateBilling1795480010000,
  RememberLanguages1795500000000,
  KeepUploadedContacts1795510000000,
  OpenTheImportElsewhere1795510010000,
  ActAsSomebodyElse1795520000000,
  RememberFormerNumbers1795530000000,
  CloseBillingAlerts1795530100000,
  RememberDeletedRequests1795540000000,
  RememberTimeSheetChanges1795550000000,
  RememberScans1795560000000,
  ReportArrivals1795580000000,
  ReplaceMissingWorkers1795580010000,
  SendCodesOnce1795580020000,
  LetWorkersSayWhenTheyDoNotWork1795590000000,
  ProveNewNumbers1795590010000,
  FeedCalendars1795600000000,
  HandOutCallSheets1795600100000,
  ApproveTimeSheets1795610000000,
  CloseAuditChains1795620000000,
  PayRatesAndExtras1795630000000,
  WriteRulesOfPay1795640000000,
  NameKeysOfRuleSets1795640010000,
  FindHoursByTime1795650000000,
  RememberWhenStationsWereHeard1795670000000,
  RememberPageSizes1795680000000,
  ClosePayPeriods1795690000000,
  NameKeysOfPayPeriods1795690010000,
  NoteWhatChangesPay1795720010000,
  KeepWorkweeksOfClosedPeriods1795720020000,
  RememberCancellations1795730000000,
  PayCancellations1795730010000,
  DateMovesOfTheWorkweek1795740000000,
  NoteZonesOfLocations1795740010000,
  SayWhoseRowsAre1795760000000,
  KeepCompaniesApart1795760010000,
  CountRevisionsOfCompanies1795770000000,
  LetTextsMoveRevisions1795780000000,
  FindRequirementsByCall1795780100000,
  KnowCompaniesInIndexes1795790000000,
  RankWaitingMessages1795800000000,
  PartitionAuditTrail1795810000000,
  FindWhatIsPurged1795820000000,
];
