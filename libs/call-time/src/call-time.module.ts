import { Module } from '@nestjs/common';
import { EventModule } from '#libs/event';
import { CallTimeQueries } from './call-time.queries.js';
import { CallTimeService } from './call-time.service.js';
import { CompanyFollower } from './followers/company.follower.js';
import { EventFollower } from './followers/event.follower.js';

@Module({
  imports: [EventModule],
  providers: [CallTimeQueries, CallTimeService, CompanyFollower, EventFollower],
  exports: [CallTimeQueries, CallTimeService],
})
export class CallTimeModule {}
