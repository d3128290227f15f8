import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { MessagingModule } from '#libs/messaging';
import { CallRequestsQueries } from './boards/call-requests.queries.js';
import { EventBoardsModule } from './boards/event-boards.module.js';
import { FillListQueries } from './boards/fill-list.queries.js';
import { RequirementStatusQueries } from './boards/requirement-status.queries.js';
import { TimeChangeAnswerQueries } from './boards/time-change-answers.queries.js';
import { WaitingRequestQueries } from './boards/waiting-requests.queries.js';
import { ArchiveFollower } from './followers/archive.follower.js';
import { CallTimeFollower } from './followers/call-time.follower.js';
import { InboundFollower } from './followers/inbound.follower.js';
import { OfferFollower } from './followers/offer.follower.js';
import { ReminderFollower } from './followers/reminder.follower.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { Answering } from './requests/answering.service.js';
import { Asking } from './requests/asking.service.js';
import { BulkConfirming } from './requests/bulk-confirming.service.js';
import { CallCopying } from './requests/call-copying.service.js';
import { CancellationTexts } from './requests/cancellation-texts.js';
import { ConfirmationTexts } from './requests/confirmation-texts.js';
import { Deleting } from './requests/deleting.service.js';
import { EventCanceling } from './requests/event-canceling.service.js';
import { FirstComeQueries } from './requests/first-come.queries.js';
import { MessageProgressQueries } from './requests/message-progress.queries.js';
import { MessageRetries } from './requests/message-retries.service.js';
import { Moving } from './requests/moving.service.js';
import { Promotion } from './requests/promotion.service.js';
import { PublicRequestQueries } from './requests/public-requests.queries.js';
import { RegistrationInvitations } from './requests/registration-invitations.js';
import { Reminders } from './requests/reminders.service.js';
import { RequestQueries } from './requests/request.queries.js';
import { Sending } from './requests/sending.service.js';
import { TextTruth } from './requests/text-truth.js';
import { LaborRequirementQueries } from './requirements/labor-requirement.queries.js';
import { LaborRequirementService } from './requirements/labor-requirement.service.js';
import { RequirementArchiving } from './requirements/requirement-archiving.service.js';
import { CallSheetQueries } from './texting/call-sheet.queries.js';
import { ConfirmedCalls } from './texting/confirmed-calls.service.js';
import { OfferAnswers } from './texting/offer-answers.service.js';
import { TextDialogue } from './texting/text-dialogue.service.js';
import { TextingSituations } from './texting/texting-situation.queries.js';
import { TextQuestions } from './texting/text-questions.js';
import { TimeChangeQueries } from './time-changes/time-changes.queries.js';
import { TimeChanges } from './time-changes/time-changes.service.js';
import { WorkersModule } from './workers/workers.module.js';

const VERBS = [
  LaborRequirementService,
  Asking,
  Sending,
  Answering,
  BulkConfirming,
  Deleting,
  CallCopying,
  EventCanceling,
  Reminders,
  CancellationTexts,
  RegistrationInvitations,
  TimeChanges,
  MessageRetries,
];
const QUERIES = [
  LaborRequirementQueries,
  RequestQueries,
  PublicRequestQueries,
  FirstComeQueries,
  TimeChangeQueries,
  CallRequestsQueries,
  RequirementStatusQueries,
  FillListQueries,
  TimeChangeAnswerQueries,
  WaitingRequestQueries,
  MessageProgressQueries,
];
const INSIDE = [RequirementArchiving, Promotion, Moving, ConfirmationTexts, TextTruth];
const TEXTING = [
  TextDialogue,
  OfferAnswers,
  ConfirmedCalls,
  TextQuestions,
  TextingSituations,
  CallSheetQueries,
];
const FOLLOWERS = [
  ArchiveFollower,
  CallTimeFollower,
  InboundFollower,
  OfferFollower,
  ReminderFollower,
];

/** Who is needed, who is asked, who said yes. */
@Module({
  imports: [
    CompanyModule,
    MessagingModule,
    EventModule,
    CallTimeModule,
    EventBoardsModule,
    WorkersModule,
    RemindersModule,
  ],
  providers: [...VERBS, ...QUERIES, ...INSIDE, ...TEXTING, ...FOLLOWERS],
  exports: [...VERBS, ...QUERIES, EventBoardsModule, WorkersModule],
})
export class LaborModule {}
