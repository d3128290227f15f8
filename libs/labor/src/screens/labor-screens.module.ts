import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { ArchiveQueries } from './archive.queries.js';
import { AttendanceReportQueries } from './attendance-report.queries.js';
import { EventBoardQueries } from './event-board.queries.js';
import { EventListQueries } from './event-list.queries.js';
import { EventPageQueries } from './event-page.queries.js';
import { EventSearchQueries } from './event-search.queries.js';
import { ManagerAttentionQueries } from './manager-attention.queries.js';
import { MyRequestsQueries } from './my-requests.queries.js';
import { SkillUsageQueries } from './skill-usage.queries.js';
import { SiteSearchQueries } from './site-search.queries.js';
import { StewardQueries } from './steward.queries.js';
import { WorkerHistoryQueries } from './worker-history.queries.js';

const QUERIES = [
  ArchiveQueries,
  AttendanceReportQueries,
  EventBoardQueries,
  EventListQueries,
  EventPageQueries,
  EventSearchQueries,
  SkillUsageQueries,
  SiteSearchQueries,
  StewardQueries,
  ManagerAttentionQueries,
  MyRequestsQueries,
  WorkerHistoryQueries,
];

/** Read-only queries for screens of events, workers and requests. */
@Module({ imports: [CompanyModule, EventModule], providers: QUERIES, exports: QUERIES })
export class LaborScreensModule {}
