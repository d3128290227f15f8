import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MetricsService, type Sample, UnitOfWork } from '#libs/platform';
import { type AuditState, AuditStateQueries } from './audit-state.queries.js';

const GAUGES: {
  name: string;
  help: string;
  of: (state: AuditState, now: Date) => number | null;
}[] = [
  {
    name: 'callmanager_audit_entries_unlinked',
    help: 'Audit entries that are not in their hash chain yet.',
    of: ({ unlinked }) => unlinked,
  },
  {
    name: 'callmanager_audit_oldest_unlinked_seconds',
    help: 'Age of the oldest audit entry that is not in its hash chain yet; 0: none waits.',
    of: ({ oldest_unlinked_at: oldest }, now) =>
      oldest === null ? 0 : Math.max(0, (now.getTime() - Date.parse(oldest)) / 1000),
  },
  {
    name: 'callmanager_audit_verified_timestamp_seconds',
    help: 'When all hash chains of the audit trail were verified last; missing: never.',
    of: ({ verified_at: at }) => (at === null ? null : Date.parse(at) / 1000),
  },
  {
    name: 'callmanager_audit_broken',
    help: 'Whether the last verification found an entry that does not fit: 1 or 0.',
    of: ({ misfit }) => (misfit === null ? 0 : 1),
  },
];

/** Measures the chains of the audit trail, from the database at each scrape. */
@Injectable()
export class AuditMetricsService implements OnModuleInit {
  /** One statement for all gauges of a scrape. */
  private reading: Promise<AuditState> | null = null;

  constructor(
    private readonly metrics: MetricsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: AuditStateQueries,
  ) {}

  onModuleInit(): void {
    for (const { name, help, of } of GAUGES)
      this.metrics.databaseGauge({ name, help }, () => this.sample(of));
  }

  private async sample(of: (typeof GAUGES)[number]['of']): Promise<Sample[]> {
    const work = this.unitOfWork.reading();
    this.reading ??= this.queries.read(work).finally(() => (this.reading = null));
    const value = of(await this.reading, work.now);
    return value === null ? [] : [{ value }];
  }
}
