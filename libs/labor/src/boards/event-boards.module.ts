import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { EventBoardQueries } from './event-board.queries.js';
import { EventListQueries } from './event-list.queries.js';

/** Screens of events that count labor; they change nothing. */
@Module({ imports: [CompanyModule, EventModule], providers: [EventBoardQueries, EventListQueries], exports: [EventBoardQueries, EventListQueries] })
export class EventBoardsModule {}
