import { Injectable } from '@nestjs/common';
import { OnTask, purgeInParts, UnitOfWork } from '#libs/platform';
import { MessagePurgingService } from './message-purging.service.js';
import { PURGE_MESSAGES } from './purge-messages.task-name.js';

@Injectable()
export class PurgeMessagesTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purging: MessagePurgingService,
  ) {}

  /** May run twice. */
  @OnTask(PURGE_MESSAGES)
  async purge(_payload: object): Promise<void> {
    for (const part of this.purging.parts) await purgeInParts(this.unitOfWork, part);
  }
}
