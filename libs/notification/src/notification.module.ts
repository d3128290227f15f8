import { Module } from '@nestjs/common';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { AuditChainService } from './audit/audit-chain.service.js';
import { AuditTrailQueries } from './audit/audit-trail.queries.js';
import { AuditVerificationService } from './audit/audit-verification.service.js';
import { LinkAuditEntriesTask } from './audit/link-audit-entries.task.js';
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
    AuditTrailQueries,
    AuditVerificationService,
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
    AuditVerificationService,
    RowHistoryQueries,
  ],
})
export class NotificationModule {}
