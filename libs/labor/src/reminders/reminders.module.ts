import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { MessagingModule } from '#libs/messaging';
import { AutomaticReminderService } from './automatic-reminder.service.js';
import { RemindCrewTask } from './remind-crew.task.js';
import { ReminderPlanService } from './reminder-plan.service.js';
import { ReminderWritingService } from './reminder-writing.service.js';
import { ReminderPlanFollower } from './reminder-plan.follower.js';

/** Automatic and manual reminders. */
@Module({
  imports: [CallTimeModule, MessagingModule],
  providers: [
    AutomaticReminderService,
    ReminderWritingService,
    ReminderPlanService,
    RemindCrewTask,
    ReminderPlanFollower,
  ],
  exports: [ReminderWritingService],
})
export class RemindersModule {}
