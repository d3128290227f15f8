import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { ClockInTokens } from './clock-in-tokens.service.js';
import { ClockQueries } from './clock.queries.js';
import { ClockService } from './clock.service.js';
import { ExpiredStations } from './expired-stations.service.js';
import { ClockInTokenFollower } from './followers/clock-in-token.follower.js';
import { CrewFollower } from './followers/crew.follower.js';
import { MergeFollower } from './followers/merge.follower.js';
import { MissingCrewFollower } from './followers/missing-crew.follower.js';
import { Hours } from './hours.js';
import { MealBreaks } from './meal-breaks.js';
import { MissingCrewQueries } from './missing/missing-crew.queries.js';
import { MissingCrew } from './missing/missing-crew.service.js';
import { Punches } from './punches.js';
import { Shifts } from './shifts.js';
import { StationsService } from './stations.service.js';
import { TimeSheetQueries } from './time-sheet.queries.js';
import { TimeSheetService } from './time-sheet.service.js';
import { Voiding } from './voiding.js';

/** Hours: the time sheet, the clock at the door, and what follows when somebody leaves a crew. */
@Module({
  imports: [EventModule, CallTimeModule, LaborModule],
  providers: [
    Shifts,
    Punches,
    Hours,
    MealBreaks,
    Voiding,
    CrewFollower,
    ClockInTokenFollower,
    MergeFollower,
    MissingCrewFollower,
    MissingCrew,
    MissingCrewQueries,
    ExpiredStations,
    TimeSheetService,
    TimeSheetQueries,
    ClockService,
    ClockQueries,
    ClockInTokens,
    StationsService,
  ],
  exports: [
    TimeSheetService,
    TimeSheetQueries,
    MissingCrewQueries,
    ClockService,
    ClockQueries,
    ClockInTokens,
    StationsService,
    ExpiredStations,
  ],
})
export class TimeEntryModule {}
