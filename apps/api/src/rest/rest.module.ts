import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { EventBoardsModule, WorkersModule } from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import { CallTimesController } from './call-times/call-times.controller.js';
import { EventsController } from './events/events.controller.js';
import { LocationProfilesController } from './location-profiles/location-profiles.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { SkillsController } from './skills/skills.controller.js';
import { WorkersController } from './workers/workers.controller.js';

/** JSON over HTTP: one folder a resource; each translates and decides nothing. */
@Module({
  imports: [CompanyModule, EventModule, CallTimeModule, EventBoardsModule, WorkersModule, NotificationModule],
  controllers: [SkillsController, LocationProfilesController, EventsController, CallTimesController, WorkersController, NotificationsController],
})
export class RestModule {}
