import { Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { AuditChainService } from './audit-chain.service.js';
import { LINK_AUDIT_ENTRIES } from './link-audit-entries.task-name.js';

const AT_ONCE = 2000;
/** Further entries wait for the next minute. */
const MOST_PARTS = 50;

@Injectable()
export class LinkAuditEntriesTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly chain: AuditChainService,
  ) {}

  /** May run twice. */
  @OnTask(LINK_AUDIT_ENTRIES)
  async link(_payload: object): Promise<void> {
    for (let part = 0; part < MOST_PARTS; part++) {
      const linked = await this.unitOfWork.asSystem((work) => this.chain.linkNext(work, AT_ONCE));
      if (linked < AT_ONCE) return;
    }
  }
}
