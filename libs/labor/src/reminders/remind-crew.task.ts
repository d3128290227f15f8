import { Injectable } from '@nestjs/common';
import { Does, UnitOfWork } from '#libs/platform';
import { AutomaticReminders } from './automatic-reminders.service.js';
import { REMIND_CREW } from './remind-crew.name.js';

@Injectable()
export class RemindCrewTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reminders: AutomaticReminders,
  ) {}

  /** Twice is harmless: what was written is remembered in the same transaction. */
  @Does(REMIND_CREW)
  remind({ callTimeId, at }: { callTimeId: number; at: string }): Promise<void> {
    return this.unitOfWork.asHouse((work) => this.reminders.remind(work, callTimeId, new Date(at)));
  }
}
