import { Module } from '@nestjs/common';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { AuditChainService } from './audit/audit-chain.service.js';
import { AuditClosingService } from './audit/audit-closing.service.js';
import { AuditMetricsService } from './audit/audit-metrics.service.js';
import { AuditMonthsService } from './audit/audit-months.service.js';
import { AuditStateQueries } from './audit/audit-state.queries.js';
import { AuditTrailQueries } from './audit/audit-trail.queries.js';
import { AuditVerificationQueries } from './audit/audit-verification.queries.js';
import { AuditVerificationService } from './audit/audit-verification.service.js';
import { KeepAuditMonthsTask } from './audit/keep-audit-months.task.js';
import { LinkAuditEntriesTask } from './audit/link-audit-entries.task.js';
import { LinkedEntriesService } from './audit/linked-entries.service.js';
import { VerifyAuditTask } from './audit/verify-audit.task.js';
import { RowHistoryQueries } from './audit/row-history.queries.js';
import { AuditFollower } from './followers/audit.follower.js';
import { PersonTrailFollower } from './followers/person-trail.follower.js';
import { FeedFollower } from './followers/feed.follower.js';
import { DashboardHintsFollower } from './followers/dashboard-hints.follower.js';
import { NotificationQueries } from './notification.queries.js';
import { NotificationService } from './notification.service.js';

/** The managers' feed and the audit trail, written from the facts of other modules. */
@Module({
  imports: [EventModule, LaborModule],
  providers: [
    FeedFollower,
    PersonTrailFollower,
    AuditFollower,
    AuditChainService,
    AuditClosingService,
    AuditMetricsService,
    AuditMonthsService,
    AuditStateQueries,
    AuditTrailQueries,
    AuditVerificationQueries,
    AuditVerificationService,
    LinkedEntriesService,
    VerifyAuditTask,
    KeepAuditMonthsTask,
    LinkAuditEntriesTask,
    RowHistoryQueries,
    DashboardHintsFollower,
    NotificationService,
    NotificationQueries,
  ],
  exports: [
    NotificationService,
    NotificationQueries,
    AuditTrailQueries,
    AuditClosingService,
    AuditStateQueries,
    AuditVerificationService,
    RowHistoryQueries,
  ],
})
export class NotificationModule {}
