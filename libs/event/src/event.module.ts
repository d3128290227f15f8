import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { IdentityModule } from '#libs/identity';
import { EventNamesService } from './event-names.service.js';
import { EventQueries } from './event.queries.js';
import { EventRestoringService } from './event-restoring.service.js';
import { EventService } from './event.service.js';
import { CalendarFollower } from './followers/calendar.follower.js';
import { LocationFollower } from './followers/location.follower.js';
import { LocationUsageQueries } from './location-usage.queries.js';
import { UpcomingEventQueries } from './upcoming-event.queries.js';

@Module({
  imports: [CompanyModule, IdentityModule],
  providers: [
    EventQueries,
    UpcomingEventQueries,
    LocationUsageQueries,
    EventNamesService,
    EventService,
    EventRestoringService,
    LocationFollower,
    CalendarFollower,
  ],
  exports: [
    EventQueries,
    UpcomingEventQueries,
    LocationUsageQueries,
    EventService,
    EventRestoringService,
  ],
})
export class EventModule {}
