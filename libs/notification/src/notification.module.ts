import { Module } from '@nestjs/common';
import { AuditFollower } from './followers/audit.follower.js';
import { FeedFollower } from './followers/feed.follower.js';
import { LookersFollower } from './followers/lookers.follower.js';
import { NotificationQueries } from './notification.queries.js';
import { NotificationService } from './notification.service.js';

/** The managers' feed and the audit trail, both written from other modules' facts. */
@Module({
  providers: [
    FeedFollower,
    AuditFollower,
    LookersFollower,
    NotificationService,
    NotificationQueries,
  ],
  exports: [NotificationService, NotificationQueries],
})
export class NotificationModule {}
