import { Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { AutomaticReminderService } from './automatic-reminder.service.js';
import { REMIND_CREW } from './remind-crew.task-name.js';

@Injectable()
export class RemindCrewTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reminders: AutomaticReminderService,
  ) {}

  /** May run twice: written reminders are marked in the same transaction. */
  @OnTask(REMIND_CREW)
  remind({ callTimeId, at }: { callTimeId: number; at: string }): Promise<void> {
    return this.unitOfWork.asSystem((work) =>
      this.reminders.remind(work, callTimeId, new Date(at)),
    );
  }
}
