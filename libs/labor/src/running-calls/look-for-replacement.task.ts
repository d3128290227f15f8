import { Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { LOOK_FOR_REPLACEMENT } from './look-for-replacement.task-name.js';
import { ReplacingService } from './replacing.service.js';

@Injectable()
export class LookForReplacementTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly replacing: ReplacingService,
  ) {}

  /** May run twice: offers that are young keep others from being asked. */
  @OnTask(LOOK_FOR_REPLACEMENT)
  look({ requestId }: { requestId: number }): Promise<void> {
    return this.unitOfWork.asSystem((work) => this.replacing.lookAgain(work, requestId));
  }
}
