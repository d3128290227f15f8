import { Injectable } from '@nestjs/common';
import {
  type HeavyTaskDefinition,
  OnTask,
  TaskQueueService,
  UnitOfWork,
  type Work,
} from '#libs/platform';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { MeterService } from './meter.service.js';
import {
  COLLECT_USAGE,
  COMPARE_ALL_USAGE,
  COMPARE_USAGE,
  REPORT_USAGE,
  USAGE_PRIORITY,
} from './usage.names.js';
import { UsageAuditService } from './usage-audit.service.js';
import { UsageCollectingService } from './usage-collecting.service.js';
import { UsageOutboxQueries } from './usage-outbox.queries.js';
import { UsageReportingService } from './usage-reporting.service.js';

const DAY = 86_400_000;
/** A text's outcome is final within days; the daily run looks back as far as outages may last. */
const LOOKS_BACK_DAYS = { often: 3, daily: 60 };

/** Collects, reports and compares usage periodically. */
@Injectable()
export class UsageTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly meter: MeterService,
    private readonly outbox: UsageOutboxQueries,
    private readonly collecting: UsageCollectingService,
    private readonly telling: UsageReportingService,
    private readonly audit: UsageAuditService,
    private readonly tasks: TaskQueueService,
    private readonly stripe: StripeClientService,
  ) {}

  @OnTask(COLLECT_USAGE)
  async collect(_payload: object): Promise<void> {
    await this.collectSince(LOOKS_BACK_DAYS.often);
  }

  @OnTask(REPORT_USAGE)
  async tell({ companyId }: { companyId: number }): Promise<void> {
    await this.stripe.forTask('the report of usage', () => this.telling.workOff(companyId));
  }

  @OnTask(COMPARE_ALL_USAGE)
  async compareAll(_payload: object): Promise<void> {
    await this.collectSince(LOOKS_BACK_DAYS.daily);
    if (!this.meter.isMetered) return;
    await this.unitOfWork.asSystem(async (work) => {
      for (const companyId of await this.outbox.billedCompanyIds(work))
        this.addTask(work, COMPARE_USAGE, companyId, `compare ${companyId}`);
    });
  }

  @OnTask(COMPARE_USAGE)
  async compare({ companyId }: { companyId: number }): Promise<void> {
    await this.stripe.forTask('the comparison of usage', () => this.audit.compare(companyId));
  }

  /** Each company in a transaction of its own. */
  private async collectSince(days: number): Promise<void> {
    if (!this.meter.isMetered) return;
    const reading = this.unitOfWork.reading();
    for (const companyId of await this.outbox.billedCompanyIds(reading))
      await this.unitOfWork.asSystem(async (work) => {
        await this.collecting.collect(work, companyId, new Date(work.now.getTime() - days * DAY));
        this.addTask(work, REPORT_USAGE, companyId, `usage ${companyId}`);
      });
  }

  private addTask(
    work: Work,
    task: HeavyTaskDefinition<{ companyId: number }>,
    companyId: number,
    key: string,
  ): void {
    this.tasks.addHeavy(work, task, { companyId }, { companyId, key, priority: USAGE_PRIORITY });
  }
}
