import { Injectable } from '@nestjs/common';
import type { Work } from '../work/work.js';
import { FactBus } from './fact-bus.js';
import type { Fact } from './facts.js';

/** Audits reads of personal data in bulk as writes are audited. */
@Injectable()
export class ReadAuditService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Records a read, with one statement, before the answer is sent: a read that cannot be audited fails.
   *
   * @param work of the read; within a transaction the entry is written with its others
   */
  async record(work: Work, read: Fact): Promise<void> {
    await this.facts.record(work, read);
    if (!work.isTransaction) await work.flushBatchWrites();
  }
}
