import { Injectable } from '@nestjs/common';
import { OnTask, purgeInParts, UnitOfWork } from '#libs/platform';
import { CredentialPurgingService } from './credential-purging.service.js';
import { PURGE_CREDENTIALS } from './purge-credentials.task-name.js';

@Injectable()
export class PurgeCredentialsTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purging: CredentialPurgingService,
  ) {}

  /** Idempotent. */
  @OnTask(PURGE_CREDENTIALS)
  async purge(_payload: object): Promise<void> {
    for (const part of this.purging.parts) await purgeInParts(this.unitOfWork, part);
  }
}
