import { Injectable } from '@nestjs/common';
import { OnTask, purgeInParts, UnitOfWork } from '#libs/platform';
import { LinkPurgingService } from './link-purging.service.js';
import { PURGE_LINKS } from './purge-links.task-name.js';

@Injectable()
export class PurgeLinksTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purging: LinkPurgingService,
  ) {}

  /** Idempotent. */
  @OnTask(PURGE_LINKS)
  async purge(_payload: object): Promise<void> {
    for (const part of this.purging.parts) await purgeInParts(this.unitOfWork, part);
  }
}
