import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { CallRequestsQueries } from './screens/call-requests.queries.js';
import { LaborScreensModule } from './screens/labor-screens.module.js';
import { CandidateQueries } from './screens/candidate.queries.js';
import { CrewSheetQueries } from './screens/crew-sheet.queries.js';
import { FillListQueries } from './screens/fill-list.queries.js';
import { MyDayQueries } from './screens/my-day.queries.js';
import { RequirementStatusQueries } from './screens/requirement-status.queries.js';
import { TimeChangeAnswerQueries } from './screens/time-change-answer.queries.js';
import { PendingAndDeclinedQueries } from './screens/pending-and-declined.queries.js';
import { AccountFollower } from './followers/account.follower.js';
import { ArchiveFollower } from './followers/archive.follower.js';
import { CallTimeFollower } from './followers/call-time.follower.js';
import { RequirementFollower } from './followers/requirement.follower.js';
import { IncomingTextFollower } from './followers/incoming-text.follower.js';
import { FailedOfferFollower } from './followers/failed-offer.follower.js';
import { FailedReminderFollower } from './followers/failed-reminder.follower.js';
import { FailedTextFollower } from './followers/failed-text.follower.js';
import { SmsSenderFollower } from './followers/sms-sender.follower.js';
import { WorkerNumberFollower } from './followers/worker-number.follower.js';
import { StoppedTextsFollower } from './followers/stopped-texts.follower.js';
import { RunningCallFollower } from './followers/running-call.follower.js';
import { ArrivalReportingService } from './arrivals/arrival-reporting.service.js';
import { ArrivalAskingService } from './running-calls/arrival-asking.service.js';
import { LookForReplacementTask } from './running-calls/look-for-replacement.task.js';
import { OfferWithdrawingService } from './running-calls/offer-withdrawing.service.js';
import { ReplacingService } from './running-calls/replacing.service.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { AttendanceService } from './requests/attendance.service.js';
import { RequestAnsweringService } from './requests/request-answering.service.js';
import { RequestAskingService } from './requests/request-asking.service.js';
import { BulkConfirmingService } from './requests/bulk-confirming.service.js';
import { CalendarFeedService } from './calendars/calendar-feed.service.js';
import { CalendarQueries } from './calendars/calendar.queries.js';
import { CallConflictQueries } from './requests/call-conflict.queries.js';
import { CallCopyingService } from './requests/call-copying.service.js';
import { CallFilledService } from './requests/call-filled.service.js';
import { CancellationTextService } from './requests/cancellation-text.service.js';
import { ConfirmationTextService } from './requests/confirmation-text.service.js';
import { RequestDeletingService } from './requests/request-deleting.service.js';
import { EventCancelingService } from './requests/event-canceling.service.js';
import { FillingService } from './requests/filling.service.js';
import { FirstComeQueries } from './requests/first-come.queries.js';
import { PersonErasingService } from './people/person-erasing.service.js';
import { PersonExportService } from './people/person-export.service.js';
import { PersonQueries } from './people/person.queries.js';
import { LinkPurgingService } from './purge/link-purging.service.js';
import { PurgeLinksTask } from './purge/purge-links.task.js';
import { RequestWithdrawalService } from './people/request-withdrawal.service.js';
import { MessageProgressQueries } from './requests/message-progress.queries.js';
import { RequestScopeQueries } from './requests/request-scope.queries.js';
import { MessageRetryService } from './requests/message-retry.service.js';
import { TextPreviewService } from './previews/text-preview.service.js';
import { RequestTransitionService } from './requests/request-transition.service.js';
import { NumberChangeService } from './requests/number-change.service.js';
import { PromotionService } from './requests/promotion.service.js';
import { PublicRequestQueries } from './requests/public-request.queries.js';
import { ManagerChoiceQueries } from './requests/manager-choice.queries.js';
import { ManualReminderService } from './reminders/manual-reminder.service.js';
import { RequestQueries } from './requests/request.queries.js';
import { OfferSendingService } from './requests/offer-sending.service.js';
import { StaleMessageCheck } from './requests/stale-message-check.js';
import { LaborRequirementQueries } from './requirements/labor-requirement.queries.js';
import { LaborRequirementService } from './requirements/labor-requirement.service.js';
import { RequirementArchivingService } from './requests/requirement-archiving.service.js';
import { RequirementRestoringService } from './requests/requirement-restoring.service.js';
import { CallBriefQueries } from './texting/call-brief.queries.js';
import { ConfirmedCallReplyService } from './texting/confirmed-call-reply.service.js';
import { AnswerReplyService } from './texting/answer-reply.service.js';
import { ConflictReplyService } from './texting/conflict-reply.service.js';
import { MenuReplyService } from './texting/menu-reply.service.js';
import { StatusReplyService } from './texting/status-reply.service.js';
import { TextDialogueService } from './texting/text-dialogue.service.js';
import { PhoneSituationQueries } from './texting/phone-situation.queries.js';
import { TextQuestionService } from './texting/text-question.service.js';
import { TimeChangeQueries } from './time-changes/time-change.queries.js';
import { TimeChangeReminderService } from './time-changes/time-change-reminder.service.js';
import { TimeChangeService } from './time-changes/time-change.service.js';
import { WorkersModule } from './workers/workers.module.js';

const SERVICES = [
  LaborRequirementService,
  RequirementArchivingService,
  RequirementRestoringService,
  RequestAskingService,
  OfferSendingService,
  RequestAnsweringService,
  AttendanceService,
  BulkConfirmingService,
  RequestDeletingService,
  CallFilledService,
  FillingService,
  CallCopyingService,
  EventCancelingService,
  ManualReminderService,
  CancellationTextService,
  TimeChangeService,
  TimeChangeReminderService,
  MessageRetryService,
  TextPreviewService,
  PersonErasingService,
  PersonExportService,
  ArrivalReportingService,
  ArrivalAskingService,
  ReplacingService,
  OfferWithdrawingService,
  CalendarFeedService,
];
const QUERIES = [
  LaborRequirementQueries,
  RequestQueries,
  PublicRequestQueries,
  FirstComeQueries,
  CallConflictQueries,
  CalendarQueries,
  TimeChangeQueries,
  CallRequestsQueries,
  CrewSheetQueries,
  RequirementStatusQueries,
  FillListQueries,
  CandidateQueries,
  ManagerChoiceQueries,
  TimeChangeAnswerQueries,
  PendingAndDeclinedQueries,
  MyDayQueries,
  MessageProgressQueries,
  RequestScopeQueries,
  PersonQueries,
];
const INTERNAL_SERVICES = [
  NumberChangeService,
  PromotionService,
  RequestTransitionService,
  ConfirmationTextService,
  StaleMessageCheck,
  RequestWithdrawalService,
  LinkPurgingService,
  PurgeLinksTask,
  LookForReplacementTask,
];
const TEXTING_SERVICES = [
  TextDialogueService,
  AnswerReplyService,
  ConflictReplyService,
  MenuReplyService,
  StatusReplyService,
  ConfirmedCallReplyService,
  TextQuestionService,
  PhoneSituationQueries,
  CallBriefQueries,
];
const FOLLOWERS = [
  AccountFollower,
  ArchiveFollower,
  CallTimeFollower,
  RequirementFollower,
  IncomingTextFollower,
  FailedOfferFollower,
  FailedReminderFollower,
  FailedTextFollower,
  WorkerNumberFollower,
  SmsSenderFollower,
  StoppedTextsFollower,
  RunningCallFollower,
];

/** Labor requirements, the requests to workers, and their answers. */
@Module({
  imports: [
    CompanyModule,
    IdentityModule,
    MessagingModule,
    EventModule,
    CallTimeModule,
    LaborScreensModule,
    WorkersModule,
    RemindersModule,
  ],
  providers: [...SERVICES, ...QUERIES, ...INTERNAL_SERVICES, ...TEXTING_SERVICES, ...FOLLOWERS],
  exports: [...SERVICES, PromotionService, ...QUERIES, LaborScreensModule, WorkersModule],
})
export class LaborModule {}
