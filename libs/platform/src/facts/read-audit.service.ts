import { Injectable } from '@nestjs/common';
import type { Work } from '../work/work.js';
import { FactBus } from './fact-bus.js';
import type { Fact } from './facts.js';

/** Audits reads of personal data in bulk as writes are audited. */
@Injectable()
export class ReadAuditService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Records who reads what, with one statement, before the answer leaves: what cannot be audited is not shown.
   *
   * @param work of the read; within a transaction the entry is written with its others
   */
  async record(work: Work, read: Fact): Promise<void> {
    await this.facts.record(work, read);
    if (!work.isTransaction) await work.flushBatchWrites();
  }
}
