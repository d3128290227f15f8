import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { EventBoardQueries } from './event-board.queries.js';
import { EventListQueries } from './event-list.queries.js';
import { StewardQueries } from './steward.queries.js';

const QUERIES = [EventBoardQueries, EventListQueries, StewardQueries];

/** Screens of events that count labor; they change nothing. */
@Module({ imports: [CompanyModule, EventModule], providers: QUERIES, exports: QUERIES })
export class LaborScreensModule {}
