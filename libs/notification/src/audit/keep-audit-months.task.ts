import { Injectable, Logger } from '@nestjs/common';
import { OnTask } from '#libs/platform';
import { AuditMonthsService } from './audit-months.service.js';
import { KEEP_AUDIT_MONTHS } from './keep-audit-months.task-name.js';

@Injectable()
export class KeepAuditMonthsTask {
  private readonly log = new Logger(KeepAuditMonthsTask.name);

  constructor(private readonly months: AuditMonthsService) {}

  /** May run twice. Where a table is in use for longer than 0.3 s, it fails and is tried again. */
  @OnTask(KEEP_AUDIT_MONTHS)
  async keep(_payload: object): Promise<void> {
    await this.months.makeAhead();
    const dropped = await this.months.dropOld();
    if (dropped > 0) this.log.log(`Dropped ${dropped} old parts of the audit trail.`);
  }
}
