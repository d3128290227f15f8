import { Injectable, Logger } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { misfitInWords } from './audit-misfit.js';
import { AuditVerificationService } from './audit-verification.service.js';
import { VERIFY_AUDIT } from './verify-audit.task-name.js';

@Injectable()
export class VerifyAuditTask {
  private readonly log = new Logger(VerifyAuditTask.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verification: AuditVerificationService,
  ) {}

  /** Keeps the outcome for the system's page and metrics. May run twice. */
  @OnTask(VERIFY_AUDIT)
  async verify(_payload: object): Promise<void> {
    const work = this.unitOfWork.reading();
    const report = await this.verification.verify(work);
    await this.unitOfWork.asSystem((recording) =>
      this.verification.record(recording, work.now, report),
    );
    if (report.misfit) this.log.error(`The audit trail is broken. ${misfitInWords(report.misfit)}`);
  }
}
