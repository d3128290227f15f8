import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventQueries } from './event.queries.js';
import { EventService } from './event.service.js';
import { UpcomingEventQueries } from './upcoming-event.queries.js';

@Module({
  imports: [CompanyModule],
  providers: [EventQueries, UpcomingEventQueries, EventService],
  exports: [EventQueries, UpcomingEventQueries, EventService],
})
export class EventModule {}
