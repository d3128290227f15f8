import { Module } from '@nestjs/common';
import { EventModule } from '#libs/event';
import { CallTimeQueries } from './call-time.queries.js';
import { CallTimeRestoringService } from './call-time-restoring.service.js';
import { CallTimeService } from './call-time.service.js';
import { CallZoneService } from './call-zone.service.js';
import { CallSheetQueries } from './sheets/call-sheet.queries.js';
import { CallSheetService } from './sheets/call-sheet.service.js';
import { EventFollower } from './followers/event.follower.js';
import { ZoneFollower } from './followers/zone.follower.js';

@Module({
  imports: [EventModule],
  providers: [
    CallTimeQueries,
    CallTimeService,
    CallTimeRestoringService,
    CallZoneService,
    CallSheetQueries,
    CallSheetService,
    EventFollower,
    ZoneFollower,
  ],
  exports: [
    CallTimeQueries,
    CallTimeService,
    CallTimeRestoringService,
    CallZoneService,
    CallSheetQueries,
    CallSheetService,
  ],
})
export class CallTimeModule {}
