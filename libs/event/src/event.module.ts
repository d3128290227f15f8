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
import { UpcomingEventCountQueries } from './upcoming-event-count.queries.js';

@Module({
  imports: [CompanyModule, IdentityModule],
  providers: [
    EventQueries,
    UpcomingEventCountQueries,
    LocationUsageQueries,
    EventNamesService,
    EventService,
    EventRestoringService,
    LocationFollower,
    CalendarFollower,
  ],
  exports: [
    EventQueries,
    UpcomingEventCountQueries,
    LocationUsageQueries,
    EventService,
    EventRestoringService,
  ],
})
export class EventModule {}
