import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { MessagingModule } from '#libs/messaging';
import { AutomaticReminders } from './automatic-reminders.service.js';
import { RemindCrewTask } from './remind-crew.task.js';
import { ReminderPlan } from './reminder-plan.service.js';
import { ReminderPlanFollower } from './reminder-plan.follower.js';

/** Crews are reminded without anybody pressing a button. */
@Module({
  imports: [CallTimeModule, MessagingModule],
  providers: [AutomaticReminders, ReminderPlan, RemindCrewTask, ReminderPlanFollower],
})
export class RemindersModule {}
