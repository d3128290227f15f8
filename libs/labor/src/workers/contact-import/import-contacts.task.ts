import { Injectable } from '@nestjs/common';
import { OnTask } from '#libs/platform';
import { IMPORT_CONTACTS } from './import-contacts.task-name.js';
import { ImportJobService } from './import-job.service.js';

@Injectable()
export class ImportContactsTask {
  constructor(private readonly jobs: ImportJobService) {}

  /** Idempotent. */
  @OnTask(IMPORT_CONTACTS)
  async import({ importId }: { importId: number }): Promise<void> {
    await this.jobs.run(importId);
  }
}
